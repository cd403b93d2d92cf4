#!/usr/bin/env python3
"""Validates JSON files against the published schemas.

usage: validate.py SCHEMA_DIR FILE.json…

Exits 77 (skipped) when Python's jsonschema is not installed.
"""
import json
import sys
from pathlib import Path

try:
    import jsonschema
except ImportError:
    jsonschema = None

SCHEMAS = {"bemanna-roster/1": "roster.schema.json", "bemanna-check/1": "check.schema.json",
           "bemanna-certificate/1": "certificate.schema.json",
           "bemanna-forecast/1": "forecast.schema.json", "bemanna-plan/1": "plan.schema.json",
           "bemanna-followup/1": "followup.schema.json", "bemanna-profile/1": "profile.schema.json"}


def validator(folder, form):
    schemas = {name: json.loads((folder / name).read_text(encoding="utf-8")) for name in SCHEMAS.values()}
    schema = schemas[SCHEMAS[form]]
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    store = {each["$id"]: each for each in schemas.values()}
    return kind(schema, resolver=jsonschema.RefResolver(schema["$id"], schema, store=store))


def complaints(folder, path):
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    for error in validator(Path(folder), data["format"]).iter_errors(data):
        yield f"{path}: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    if not jsonschema:
        print("skipped: python3-jsonschema is not installed")
        sys.exit(77)
    found = [line for path in sys.argv[2:] for line in complaints(sys.argv[1], path)]
    print("\n".join(found) if found else f"{len(sys.argv) - 2} valid")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
