# What the tests ask of dates: the fields, the order, the difference, iso texts.

MINYEAR = 1
MAXYEAR = 9999


def _days_before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _within(name, value, least, most):
    if not least <= value <= most:
        raise ValueError("%s must be in %d..%d" % (name, least, most))
    return value


def _ymd(days):
    year = days * 400 // 146097 + 1
    while _days_before_year(year) >= days:
        year -= 1
    while _days_before_year(year + 1) < days:
        year += 1
    days -= _days_before_year(year)
    month = 1
    while days > _days_in_month(year, month):
        days -= _days_in_month(year, month)
        month += 1
    return year, month, days


class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        us = round((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60000000) + round(seconds * 1000000)
        us += round(milliseconds * 1000) + round(microseconds)
        self.days, us = divmod(us, 86400000000)
        self.seconds, self.microseconds = divmod(us, 1000000)

    def _us(self):
        return (self.days * 86400 + self.seconds) * 1000000 + self.microseconds

    def total_seconds(self):
        return self._us() / 1000000

    def __eq__(self, other):
        return isinstance(other, timedelta) and self._us() == other._us()

    def __lt__(self, other):
        return self._us() < other._us()

    def __hash__(self):
        return hash(self._us())

    def __add__(self, other):
        return timedelta(0, 0, self._us() + other._us())

    def __sub__(self, other):
        return timedelta(0, 0, self._us() - other._us())

    def __neg__(self):
        return timedelta(0, 0, -self._us())

    def __repr__(self):
        parts = [("days", self.days), ("seconds", self.seconds), ("microseconds", self.microseconds)]
        return "datetime.timedelta(%s)" % (", ".join("%s=%d" % p for p in parts if p[1]) or "0")


class tzinfo:
    pass


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        self._offset = offset
        self._name = name

    def utcoffset(self, when):
        return self._offset

    def tzname(self, when):
        if self._name is not None:
            return self._name
        minutes = self._offset._us() // 60000000
        if minutes == 0:
            return "UTC"
        return "UTC%s%02d:%02d" % ("-" if minutes < 0 else "+", abs(minutes) // 60, abs(minutes) % 60)

    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)

    __str__ = lambda self: self.tzname(None)


timezone.utc = timezone(timedelta(0))
UTC = timezone.utc


class date:
    def __init__(self, year, month, day):
        self.year = _within("year", year, MINYEAR, MAXYEAR)
        self.month = _within("month", month, 1, 12)
        if not 1 <= day <= _days_in_month(year, month):
            raise ValueError("day is out of range for month")
        self.day = day

    @classmethod
    def fromtimestamp(cls, stamp):
        return cls(*_ymd(719163 + int(stamp) // 86400))

    @classmethod
    def fromordinal(cls, days):
        return cls(*_ymd(days))

    def toordinal(self):
        before = sum(_days_in_month(self.year, m) for m in range(1, self.month))
        return _days_before_year(self.year) + before + self.day

    def _key(self):
        return self.toordinal(),

    def __eq__(self, other):
        return type(self) is type(other) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key()

    def __hash__(self):
        return hash(self._key())

    def isoformat(self):
        return "%04d-%02d-%02d" % (self.year, self.month, self.day)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return "datetime.%s(%d, %d, %d)" % (type(self).__name__, self.year, self.month, self.day)


class _Clock:
    def _set(self, hour, minute, second, microsecond, tz, fold):
        self.hour = _within("hour", hour, 0, 23)
        self.minute = _within("minute", minute, 0, 59)
        self.second = _within("second", second, 0, 59)
        self.microsecond = _within("microsecond", microsecond, 0, 999999)
        self.tzinfo = tz
        self.fold = fold

    def _clock(self):
        text = "%02d:%02d:%02d" % (self.hour, self.minute, self.second)
        if self.microsecond:
            text += ".%06d" % self.microsecond
        if self.tzinfo is not None:
            minutes = self.tzinfo.utcoffset(self)._us() // 60000000
            text += "%s%02d:%02d" % ("-" if minutes < 0 else "+", abs(minutes) // 60, abs(minutes) % 60)
        return text


class time(_Clock):
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, fold=0):
        self._set(hour, minute, second, microsecond, tzinfo, fold)

    def isoformat(self):
        return self._clock()

    __str__ = isoformat

    def __eq__(self, other):
        return isinstance(other, time) and self._clock() == other._clock()

    def __hash__(self):
        return hash(self._clock())


class datetime(date, _Clock):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, fold=0):
        date.__init__(self, year, month, day)
        self._set(hour, minute, second, microsecond, tzinfo, fold)

    @classmethod
    def fromtimestamp(cls, stamp, tz=None):
        us = round(stamp * 1000000)
        if tz is not None:
            us += tz.utcoffset(None)._us()
        days, us = divmod(us, 86400000000)
        seconds, us = divmod(us, 1000000)
        return cls(*_ymd(719163 + days), seconds // 3600, seconds // 60 % 60, seconds % 60, us, tz)

    def date(self):
        return date(self.year, self.month, self.day)

    def _key(self):
        us = ((self.hour * 60 + self.minute) * 60 + self.second) * 1000000 + self.microsecond
        us += self.toordinal() * 86400000000
        return us - self.tzinfo.utcoffset(self)._us() if self.tzinfo is not None else us

    def __sub__(self, other):
        if isinstance(other, datetime):
            return timedelta(0, 0, self._key() - other._key())
        return datetime.fromtimestamp((self._key() - other._us()) / 1000000 - 719163 * 86400)

    def timestamp(self):
        return (self._key() - 719163 * 86400000000) / 1000000

    def isoformat(self, sep="T"):
        return date.isoformat(self) + sep + self._clock()

    def __str__(self):
        return self.isoformat(" ")
