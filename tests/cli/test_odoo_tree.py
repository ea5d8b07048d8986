"""Where Odoo comes from: a folder, a package file, the repository; and what is refused."""

import subprocess

import pytest
from linfa_cli import odoo_tree
from linfa_cli.errors import LinfaError
from linfa_cli.odoo_tree import find_or_fetch, remembered
from linfa_cli.progress import Step

RELEASE = "version_info = ({series}, 0, FINAL, 0, '')\n"


def make_tree(folder, series="19, 0"):
    """As much of an Odoo tree as tells its series."""
    package = folder / "odoo"
    (package / "addons" / "base").mkdir(parents=True)
    (package / "release.py").write_text(RELEASE.format(series=series))
    (folder / "addons").mkdir()
    return folder


@pytest.fixture
def repository(tmp_path):
    """A bare repository with a branch 19.0, standing for Odoo's own."""
    work = make_tree(tmp_path / "work")
    (work / "addons" / "web").mkdir()
    (work / "addons" / "web" / "x.txt").write_text("x")
    bare = tmp_path / "odoo.git"
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.com"]
    for command in (
        [*git, "init", "-q", "-b", "19.0", str(work)],
        [*git, "-C", str(work), "add", "."],
        [*git, "-C", str(work), "commit", "-qm", "tree"],
        [*git, "clone", "-q", "--bare", str(work), str(bare)],
    ):
        subprocess.run(command, check=True)
    return bare


def test_a_folder_is_used_as_it_is_and_remembered(settings, tmp_path, monkeypatch):
    tree = make_tree(tmp_path / "own")
    monkeypatch.setenv("LINFA_ODOO", str(tree))
    found = find_or_fetch(settings, Step("odoo"))
    assert (found.path, found.source) == (str(tree), "folder")
    assert found.addons_paths == [str(tree / "addons"), str(tree / "odoo" / "addons")]
    monkeypatch.delenv("LINFA_ODOO")
    assert remembered(settings) == found


def test_another_series_is_refused(settings, tmp_path, monkeypatch):
    monkeypatch.setenv("LINFA_ODOO", str(make_tree(tmp_path / "old", series="18, 0")))
    with pytest.raises(LinfaError, match=r"is Odoo 18\.0, LINFA needs 19\.0"):
        find_or_fetch(settings, Step("odoo"))


def test_a_folder_without_odoo_is_refused(settings, tmp_path, monkeypatch):
    monkeypatch.setenv("LINFA_ODOO", str(tmp_path))
    with pytest.raises(LinfaError, match="holds no Odoo"):
        find_or_fetch(settings, Step("odoo"))


def test_a_path_to_nothing_is_refused(settings, tmp_path, monkeypatch):
    monkeypatch.setenv("LINFA_ODOO", str(tmp_path / "nothing"))
    with pytest.raises(LinfaError, match=r"neither a folder nor a \.deb file"):
        find_or_fetch(settings, Step("odoo"))


def test_the_repository_is_cloned_shallow_and_once(settings, repository, monkeypatch):
    monkeypatch.setenv("LINFA_ODOO_GIT", f"file://{repository}")
    found = find_or_fetch(settings, Step("odoo"), wish="git")
    assert found.source == "git"
    assert (settings.cache / "odoo-git-19.0" / "addons" / "web" / "x.txt").exists()
    count = ["git", "-C", found.path, "rev-list", "--count", "HEAD"]
    assert subprocess.run(count, capture_output=True, text=True, check=True).stdout == "1\n"
    monkeypatch.setenv("LINFA_ODOO_GIT", "file:///nowhere")
    assert find_or_fetch(settings, Step("odoo"), wish="git") == found


def test_a_clone_that_breaks_leaves_nothing_and_can_be_repeated(
    settings, repository, tmp_path, monkeypatch
):
    monkeypatch.setenv("LINFA_ODOO_GIT", f"file://{tmp_path / 'missing.git'}")
    with pytest.raises(LinfaError, match="clone of Odoo's repository failed"):
        find_or_fetch(settings, Step("odoo"), wish="git")
    assert not (settings.cache / "odoo-git-19.0").exists()
    monkeypatch.setenv("LINFA_ODOO_GIT", f"file://{repository}")
    assert find_or_fetch(settings, Step("odoo"), wish="git").version == "19.0"


def test_without_package_the_repository_is_the_second_choice(
    settings, repository, monkeypatch, fake_programs
):
    fake_programs("apt-get", "exit 100")
    monkeypatch.setenv("LINFA_ODOO_GIT", f"file://{repository}")
    assert find_or_fetch(settings, Step("odoo")).source == "git"


def test_where_none_can_be_had_one_sentence_names_every_way_out(
    settings, monkeypatch, fake_programs
):
    fake_programs("apt-get", "exit 100")
    monkeypatch.setenv("LINFA_ODOO_GIT", "file:///nowhere.git")
    with pytest.raises(LinfaError, match=r"No Odoo 19\.0 can be had.*docker compose"):
        find_or_fetch(settings, Step("odoo"))


def make_package(folder, version):
    """A Debian package with an Odoo tree in it."""
    content = folder / "content"
    make_tree(content / "usr/lib/python3/dist-packages")
    (content / "DEBIAN").mkdir()
    (content / "DEBIAN" / "control").write_text(
        f"Package: odoo-19\nVersion: {version}\nArchitecture: all\n"
        "Maintainer: t <t@example.com>\nDescription: x\n"
    )
    target = folder / f"odoo-19_{version}_all.deb"
    subprocess.run(["dpkg-deb", "-b", str(content), str(target)], check=True)
    return target


def test_a_package_file_is_unpacked_and_completed(settings, tmp_path, monkeypatch):
    package = make_package(tmp_path, "19.0.0+test-1")
    monkeypatch.setenv("LINFA_ODOO", str(package))
    found = find_or_fetch(settings, Step("odoo"))
    assert found.version == "19.0.0+test-1"
    asset = "odoo/addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js"
    assert (settings.cache / "odoo-19.0.0+test-1/usr/lib/python3/dist-packages" / asset).exists()
    assert odoo_tree.series_of(settings.cache / "odoo-19.0.0+test-1") == ""


def test_a_package_of_another_series_is_refused(settings, tmp_path, monkeypatch):
    monkeypatch.setenv("LINFA_ODOO", str(make_package(tmp_path, "18.0.1-1")))
    with pytest.raises(LinfaError, match=r"no package of Odoo 19\.0\.\*"):
        find_or_fetch(settings, Step("odoo"))
