"""A client of Sala that nobody generated: it asks the server for the contract and speaks it.

Usage: reflected.py ADDRESS TOKEN                   prints what it saw as one JSON document
       reflected.py ADDRESS TOKEN schools           the same of the schools service
       reflected.py ADDRESS TOKEN SERVICE_CONFIG    two calls for every line on standard input, see retry()

Needs grpcio, grpcio-reflection and googleapis-common-protos.
"""

import json
import sys
import uuid

import grpc
from google.protobuf import descriptor_pool, json_format, message_factory
from google.rpc import error_details_pb2, status_pb2
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

DETAILS = {
    kind.DESCRIPTOR.full_name: kind
    for kind in (
        error_details_pb2.ErrorInfo,
        error_details_pb2.BadRequest,
        error_details_pb2.LocalizedMessage,
        error_details_pb2.RequestInfo,
        error_details_pb2.RetryInfo,
    )
}


class Sala:
    """The services behind one address, as the server describes them."""

    def __init__(self, address, token=None, config=None):
        options = [("grpc.use_local_subchannel_pool", 1)]
        if config is not None:
            options += [("grpc.service_config", config), ("grpc.enable_retries", 1)] if config else [("grpc.enable_retries", 0)]
        self.channel = grpc.insecure_channel(address, options=options)
        self.database = ProtoReflectionDescriptorDatabase(self.channel)
        self.pool = descriptor_pool.DescriptorPool(self.database)
        self.token = token

    def services(self):
        return sorted(self.database.get_services())

    def call(self, method, request=None, language=None, **more):
        """Calls `package.Service/Method` with a request as JSON; gives the reply as JSON."""
        service, _, name = method.rpartition("/")
        described = self.pool.FindServiceByName(service).methods_by_name[name]
        asks = message_factory.GetMessageClass(described.input_type)
        answers = message_factory.GetMessageClass(described.output_type)
        metadata = []
        if self.token:
            metadata.append(("authorization", f"Bearer {self.token}"))
        if language:
            metadata.append(("accept-language", language))
        call = self.channel.unary_unary(f"/{method}", asks.SerializeToString, answers.FromString)
        asked = json_format.ParseDict({**(request or {}), **more}, asks())
        reply = call(asked, metadata=metadata, timeout=20)
        return json_format.MessageToDict(reply, always_print_fields_with_no_presence=True)


def decoded(error):
    """Everything that a refused call says: code, message and each detail by its type."""
    found = {"code": error.code().name, "message": error.details()}
    for key, value in error.trailing_metadata():
        if key != "grpc-status-details-bin":
            continue
        status = status_pb2.Status.FromString(value)
        found["status_code"] = status.code
        for detail in status.details:
            kind = DETAILS[detail.type_url.rpartition("/")[2]]
            message = kind()
            assert detail.Unpack(message)
            found[kind.DESCRIPTOR.name] = json_format.MessageToDict(message)
    return found


def refused(work):
    """What the error says of a call that must fail."""
    try:
        return {"answered": work()}
    except grpc.RpcError as error:
        return decoded(error)


PARTNERS = "sala.partners.v1.PartnersService"


def foundation(name, **more):
    names = [{"kind": "NAME_KIND_OFFICIAL", "language": "th", "text": name}]
    return {"kind": "ORGANISATION_KIND_FOUNDATION", "names": names, **more}


def story(address, token):
    """Create, read, turn a page, and be refused in every way."""
    sala = Sala(address, token)
    saw = {"services": sala.services()}

    made = []
    for number in (1, 2, 3):
        request = {"request_id": str(uuid.uuid4()), "organisation": foundation(f"มูลนิธิทดสอบที่ {number}")}
        made.append(sala.call(f"{PARTNERS}/CreateOrganisation", request)["organisation"])
    again = sala.call(f"{PARTNERS}/CreateOrganisation", request)["organisation"]
    saw["created"] = made
    saw["repeated"] = again
    saw["read"] = sala.call(f"{PARTNERS}/GetOrganisation", id=made[0]["id"])["organisation"]

    pages, token_of_next = [], ""
    while True:
        wanted = {"page_size": 2, "page_token": token_of_next, "kinds": ["ORGANISATION_KIND_FOUNDATION"]}
        page = sala.call(f"{PARTNERS}/ListOrganisations", wanted)
        pages.append([organisation["id"] for organisation in page["organisations"]])
        token_of_next = page["nextPageToken"]
        if not token_of_next:
            break
    saw["pages"] = pages

    broken = foundation("", codes=[{"scheme": "not a word", "value": "1"}], province_code="400")
    for language in ("th", "en", None):
        saw[f"broken_{language}"] = refused(
            lambda: sala.call(f"{PARTNERS}/CreateOrganisation", {"organisation": broken}, language=language)
        )
    change = {
        "id": made[0]["id"],
        "expected_version": 7,
        "organisation": foundation("มูลนิธิทดสอบที่ 4"),
        "update_mask": "names",
    }
    saw["stale"] = refused(lambda: sala.call(f"{PARTNERS}/UpdateOrganisation", change, language="en"))
    saw["missing"] = refused(lambda: sala.call(f"{PARTNERS}/GetOrganisation", id=str(uuid.uuid4()), language="en"))
    saw["nobody"] = refused(lambda: Sala(address).call(f"{PARTNERS}/GetOrganisation", id=made[0]["id"], language="en"))
    return saw


SCHOOLS = "sala.schools.v1.SchoolsService"


def private_school(number, name):
    """A school as it is registered."""
    return {
        "codes": [{"scheme": "LOCAL", "value": f"OPEC-{number}"}],
        "name": {"th": f"{name} (ข้อมูลสมมติ)"},
        "agency": "AGENCY_OPEC",
        "location": {"subdistrict_code": "400101"},
        "lowest_grade": "GRADE_K1",
        "highest_grade": "GRADE_P6",
        "valid_from": {"year": 2020, "month": 5, "day": 16},
    }


def school_story(address, token):
    """A province with three schools; one is renamed: what it was called on a day, what its code means, and what is wrong with others."""
    grpc.channel_ready_future(grpc.insecure_channel(address)).result(timeout=20)
    sala = Sala(address, token)
    day = lambda year, month, day: {"year": year, "month": month, "day": day}

    def area(kind, code, name, *parents):
        edges = [{"hierarchy": hierarchy, "parent_id": parent["id"]} for hierarchy, parent in parents]
        return sala.call(
            f"{SCHOOLS}/RegisterArea", kind=kind, code=code, names=[{"name": {"th": name}}], parents=edges, request_id=str(uuid.uuid4())
        )["area"]

    province = area("AREA_KIND_PROVINCE", {"scheme": "TIS1099", "value": "40"}, "ขอนแก่น")
    area(
        "AREA_KIND_DISTRICT", {"scheme": "TIS1099", "value": "4001"}, "เมืองขอนแก่น", ("HIERARCHY_ADMINISTRATIVE", province)
    )
    made = []
    for number, name in ((3, "โรงเรียนเอกชนหลังสุด"), (2, "โรงเรียนเอกชนถัดไป"), (1, "โรงเรียนเอกชนตัวอย่าง")):
        request = {"request_id": str(uuid.uuid4()), "school": private_school(number, name)}
        made.append(sala.call(f"{SCHOOLS}/RegisterSchool", request)["school"])
    school = made[-1]
    saw = {"made": [one["id"] for one in made], "registered": school}
    saw["repeated"] = sala.call(f"{SCHOOLS}/RegisterSchool", request)["school"]
    changed = {
        "id": school["id"],
        "expected_version": school["version"],
        "name": {"th": "โรงเรียนเอกชนตัวอย่างใหม่ (ข้อมูลสมมติ)"},
        "valid_from": day(2021, 5, 17),
    }
    saw["renamed"] = sala.call(f"{SCHOOLS}/RenameSchool", changed)["school"]
    for name, on in (("before", day(2021, 5, 16)), ("after", day(2021, 5, 17))):
        saw[name] = sala.call(f"{SCHOOLS}/GetSchool", id=school["id"], as_of=on)["school"]["onDay"]["displayName"]["th"]
    saw["resolved"] = sala.call(f"{SCHOOLS}/ResolveSchoolCode", value="OPEC-1", scheme="LOCAL")["school"]["id"]

    saw["pages"], token_of_next = [], ""
    while True:
        page = sala.call(f"{SCHOOLS}/ListSchools", page_size=2, page_token=token_of_next, area_id=province["id"])
        saw["pages"].append([one["id"] for one in page["schools"]])
        token_of_next = page["nextPageToken"]
        if not token_of_next:
            break

    broken = {**private_school(4, "โรงเรียน"), "codes": [], "location": {"subdistrict_code": ""}}
    saw["broken"] = refused(lambda: sala.call(f"{SCHOOLS}/RegisterSchool", school=broken))
    saw["taken"] = refused(lambda: sala.call(f"{SCHOOLS}/RegisterSchool", school=private_school(1, "โรงเรียน")))
    saw["stale"] = refused(lambda: sala.call(f"{SCHOOLS}/RenameSchool", changed, language="en"))
    saw["missing"] = refused(lambda: sala.call(f"{SCHOOLS}/GetSchool", id=str(uuid.uuid4()), language="en"))
    saw["nobody"] = refused(lambda: Sala(address).call(f"{SCHOOLS}/GetSchool", id=school["id"], language="en"))
    return saw


def retry(address, token, config):
    """The same kind of call without the service config and with it, for every line on standard input."""
    plain, configured = Sala(address, token, config=""), Sala(address, token, config)
    for line in sys.stdin:
        for sala in (plain, configured):
            request = {"request_id": str(uuid.uuid4()), "organisation": foundation(line.strip())}
            said = refused(lambda: sala.call(f"{PARTNERS}/CreateOrganisation", request))
            print(json.dumps(said.get("answered", said)), flush=True)


if __name__ == "__main__":
    if sys.argv[3:] == ["schools"]:
        json.dump(school_story(sys.argv[1], sys.argv[2]), sys.stdout, ensure_ascii=False)
    elif len(sys.argv) > 3:
        with open(sys.argv[3], encoding="utf-8") as file:
            retry(sys.argv[1], sys.argv[2], file.read())
    else:
        json.dump(story(sys.argv[1], sys.argv[2]), sys.stdout, ensure_ascii=False)
