"""The last one out stops the database server; nobody is shut out at work."""

from linfa_cli import postgres
from linfa_cli.postgres import Cluster


def test_sessions_of_an_ended_program_get_time_to_leave(monkeypatch):
    answers = iter(["1", "1", "0"])
    monkeypatch.setattr(Cluster, "_psql", lambda *_words: next(answers))
    assert object.__new__(Cluster)._is_left_alone()


def test_who_goes_on_working_keeps_the_server(monkeypatch):
    monkeypatch.setattr(postgres, "LEAVING_SECONDS", 0.2)
    monkeypatch.setattr(Cluster, "_psql", lambda *_words: "1")
    assert not object.__new__(Cluster)._is_left_alone()
