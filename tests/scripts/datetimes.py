# modules: dates_t
# skip: micropython:[A-Z]* the image has no datetime module
# Dates and times from C: the fields, the checks, the functions that make them.
import sys
import dates_t
from support.report import attempt

if sys.implementation.name != "cpython":
    # Without a module `datetime` nothing is a date, and nothing can be made one.
    assert dates_t.import_() is None
    assert dates_t.kinds(1) == dates_t.kinds(dates_t) == (0,) * 9 and dates_t.fields(1) is None
    try:
        dates_t.make("date", 2020, 1, 2)
        raise SystemExit("made a date")
    except ImportError:
        pass
    # A base that is not there is named.
    try:
        dates_t.zone_type()
        raise SystemExit("made a zone")
    except ImportError as e:
        assert str(e) == "no module named 'datetime'", e
    sys.path.append(__file__.rsplit("/", 2)[0] + "/extensions/lib")

import datetime
from datetime import date, time, timedelta, timezone, tzinfo

dates_t.import_()


class Day(date):
    pass


class Moment(datetime.datetime):
    pass


class Zone(tzinfo):
    pass


for value in (date(2024, 2, 29), Day(1, 1, 1), datetime.datetime(9999, 12, 31, 23, 59, 58, 999999),
              Moment(2000, 1, 2, tzinfo=timezone.utc), time(1, 2, 3, 400000, timezone.utc), time(0),
              timedelta(-1, 5, 7), timezone.utc, Zone(), 1, None, "2024-02-29", date):
    print(type(value).__name__, dates_t.kinds(value))
    found = dates_t.fields(value)
    print(found if not found or not isinstance(found[-1], tzinfo) else found[:-1] + (str(found[-1]),))
print(dates_t.fields(datetime.datetime(2020, 1, 1, fold=1))[7], dates_t.fields(time(1, fold=1))[4])

for args in (("date", 2020, 2, 29), ("date", 2021, 2, 29), ("datetime", 1970, 1, 2, 3, 4, 5, 6),
             ("datetime, fold", 1970, 1, 2, 3, 4, 5, 6, 1), ("datetime", 0, 1, 1), ("time", 1, 2, 3, 4),
             ("time", 24), ("time, fold", 1, 2, 3, 4, 1), ("delta", 1, 2, 3), ("delta", 0, -1, 1),
             ("delta", 0, 90000, 2000000), ("in utc", 2001, 2, 3, 4, 5, 6, 7)):
    try:
        made = dates_t.make(*args)
    except ValueError:
        print(args, "ValueError")
    else:
        print(args, type(made).__name__, dates_t.kinds(made), dates_t.fields(made)[:5], str(made) if args[0] != "delta" else "")
print(dates_t.make("timezone", timedelta(hours=2)).utcoffset(None) == timedelta(0, 7200))
print(dates_t.make("utc", 0) is timezone.utc)
print(dates_t.make("datetime from timestamp", (86400.5, timezone.utc)))
print(type(dates_t.make("date from timestamp", (86400,))).__name__)
attempt("compared", lambda: date(1970, 12, 31) < dates_t.make("date from timestamp", (86400 * 400,)))

# A native type derived from a class of the module.
Zone = dates_t.zone_type()
zone = Zone(90)
print(isinstance(zone, tzinfo), issubclass(Zone, tzinfo), dates_t.kinds(zone))
print(zone == zone, zone == Zone(90), zone != 5, zone in [1, zone], {zone: 1}[zone])
print(zone.utcoffset(None) == timedelta(0, 5400))
print(datetime.datetime(2020, 1, 2, 3, 4, 5, 6, zone).utcoffset() == timedelta(0, 5400))


class Summer(Zone):
    def utcoffset(self, when):
        return super().utcoffset(when) + timedelta(0, 3600)


print(Summer(60).utcoffset(None) == timedelta(0, 7200), isinstance(Summer(60), tzinfo))
