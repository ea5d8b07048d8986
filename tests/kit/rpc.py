"""Models over the web client's own route, as any user: what they may really do."""

import json

from .client import Client, RpcError
from .preparation import ADMIN_PASSWORD
from .waiting import wait_for

#: Refusals that mean "not yours"; anything else is a fault of the test or the server.
REFUSALS = ("AccessError", "MissingError", "AccessDenied", "Forbidden", "UserError")


class Rpc:
    """One user's access to the models. All ids in, plain data out."""

    def __init__(self, client: Client):
        self.client = client

    @classmethod
    def login(cls, server, login: str = "admin", password: str = ADMIN_PASSWORD):
        return cls(Client(server).login(login, password))

    def call(self, model: str, method: str, *args, **kwargs):
        """Any public method; a recordset's ids are the first argument."""
        path = f"/web/dataset/call_kw/{model}/{method}"
        return self.client.json(path, model=model, method=method, args=list(args), kwargs=kwargs)

    def create(self, model: str, values: dict | list[dict], **kwargs):
        """One id for one dictionary, a list of ids for a list."""
        batch = values if isinstance(values, list) else [values]
        ids = self.call(model, "create", batch, **kwargs)
        return ids if isinstance(values, list) else ids[0]

    def write(self, model: str, ids, values: dict, **kwargs) -> bool:
        return self.call(model, "write", _list(ids), values, **kwargs)

    def unlink(self, model: str, ids) -> bool:
        return self.call(model, "unlink", _list(ids))

    def read(self, model: str, ids, fields: list[str]) -> list[dict]:
        return self.call(model, "read", _list(ids), fields)

    def get(self, model: str, record_id: int, field: str):
        """One field of one record."""
        return self.read(model, record_id, [field])[0][field]

    def search(self, model: str, domain: list, **kwargs) -> list[int]:
        return self.call(model, "search", domain, **kwargs)

    def search_read(self, model: str, domain: list, fields: list[str], **kwargs):
        return self.call(model, "search_read", domain, fields, **kwargs)

    def search_count(self, model: str, domain: list) -> int:
        return self.call(model, "search_count", domain)

    def ref(self, xml_id: str) -> int:
        """The id behind an external identifier (needs a user who may read those)."""
        module, name = xml_id.split(".", 1)
        domain = [("module", "=", module), ("name", "=", name)]
        found = self.search_read("ir.model.data", domain, ["res_id"])
        if not found:
            raise LookupError(f"No record is called {xml_id}")
        return found[0]["res_id"]

    def run_cron(self, xml_id: str, patience: float = 60) -> None:
        """Run a scheduled job now, in a worker; wait while the scheduler has it."""
        job = self.ref(xml_id)
        wait_for(lambda: self._run_job(job), f"the job {xml_id}", patience)

    def _run_job(self, job: int) -> bool:
        try:
            self.call("ir.cron", "method_direct_trigger", [job])
        except RpcError as error:
            if "already executing" not in error.message:
                raise
            return False
        return True

    def export_csv(self, model: str, domain: list, fields: list[str]) -> str:
        """The export menu's file, as text."""
        request = {
            "model": model,
            "fields": [{"name": name, "label": name} for name in fields],
            "ids": False,
            "domain": domain,
            "import_compat": False,
        }
        answer = self.client.post("/web/export/csv", {"data": json.dumps(request)})
        answer.raise_for_status()
        return answer.content.decode("utf-8-sig")


def ways_to(model: str, ids: list[int]) -> dict:
    """Every call by which a client could come to know something of these records."""
    mine = [("id", "in", ids)]
    shown = {"display_name": {}}
    return {
        "read": lambda rpc: rpc.read(model, ids, ["display_name"]),
        "search_read": lambda rpc: rpc.search_read(model, mine, ["display_name"]),
        "search_count": lambda rpc: rpc.search_count(model, mine),
        "name_search": lambda rpc: rpc.call(model, "name_search", "", mine),
        "web_read": lambda rpc: rpc.call(model, "web_read", ids, shown),
        "web_search_read": lambda rpc: rpc.call(model, "web_search_read", mine, shown)["records"],
        "formatted_read_group": lambda rpc: [
            group
            for group in rpc.call(model, "formatted_read_group", mine, [], ["__count"])
            if group["__count"]
        ],
        "export_data": lambda rpc: rpc.call(model, "export_data", ids, ["id"])["datas"],
    }


def leaks(rpc: Rpc, model: str, ids: list[int]) -> dict:
    """What this user learns of records that are not theirs: {way: what came back}.

    An empty dictionary is the wished answer. For isolation tests, with every role.
    """
    found = {}
    for way, ask in ways_to(model, list(ids)).items():
        try:
            answer = ask(rpc)
        except RpcError as error:
            if not error.is_a(*REFUSALS):
                raise
            continue
        if answer:
            found[way] = answer
    return found


def _list(ids) -> list[int]:
    return [ids] if isinstance(ids, int) else list(ids)
