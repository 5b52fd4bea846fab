# A stand-in for the module datetime, where the VM has none: what the tests use of it.
import time as _time

MINYEAR = 1
MAXYEAR = 9999
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _month_length(year, month):
    return 29 if month == 2 and _leap(year) else _LENGTHS[month]


def _before_month(year, month):
    return sum(_month_length(year, m) for m in range(1, month))


def _check(name, value, low, high):
    if not isinstance(value, int):
        raise TypeError("'%s' object cannot be interpreted as an integer" % type(value).__name__)
    if not low <= value <= high:
        raise ValueError("%s must be in %d..%d" % (name, low, high))


def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError("year %d is out of range" % year)
    _check("month", month, 1, 12)
    if not 1 <= day <= _month_length(year, month):
        raise ValueError("day is out of range for month")


def _check_time(hour, minute, second, microsecond, fold):
    _check("hour", hour, 0, 23)
    _check("minute", minute, 0, 59)
    _check("second", second, 0, 59)
    _check("microsecond", microsecond, 0, 999999)
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")


def _from_ordinal(n):
    year = n * 400 // 146097 + 1
    while _before_year(year) >= n:
        year -= 1
    n -= _before_year(year)
    month = 1
    while n > _month_length(year, month):
        n -= _month_length(year, month)
        month += 1
    return year, month, n


def _clock(hour, minute, second, microsecond):
    text = "%02d:%02d:%02d" % (hour, minute, second)
    return text + (".%06d" % microsecond if microsecond else "")


def _offset_text(offset):
    us = offset._us
    sign = "-" if us < 0 else "+"
    us = abs(us)
    minutes, us = divmod(us, 60000000)
    text = "%s%02d:%02d" % (sign, minutes // 60, minutes % 60)
    if us:
        text += ":%02d" % (us // 1000000)
        if us % 1000000:
            text += ".%06d" % (us % 1000000)
    return text


class _Ordered:
    # A subclass has _key(other), which is comparable, or NotImplemented for another type.
    def __eq__(self, other):
        a, b = self._keys(other)
        return a == b if b is not NotImplemented else False

    def __ne__(self, other):
        return not self == other

    def _pair(self, other):
        a, b = self._keys(other)
        if b is NotImplemented:
            raise TypeError("can't compare %s to %s" % (type(self).__name__, type(other).__name__))
        return a, b

    def __lt__(self, other):
        a, b = self._pair(other)
        return a < b

    def __le__(self, other):
        a, b = self._pair(other)
        return a <= b

    def __gt__(self, other):
        a, b = self._pair(other)
        return a > b

    def __ge__(self, other):
        a, b = self._pair(other)
        return a >= b

    def __hash__(self):
        return hash(self._keys(self)[0])


class timedelta(_Ordered):
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        seconds += (days + weeks * 7) * 86400 + hours * 3600 + minutes * 60
        us = seconds * 1000000 + milliseconds * 1000 + microseconds
        self._us = us if isinstance(us, int) else int(round(us))
        if not -999999999 <= self.days <= 999999999:
            raise OverflowError("days=%d; must have magnitude <= 999999999" % self.days)

    @property
    def days(self):
        return self._us // 86400000000

    @property
    def seconds(self):
        return self._us // 1000000 % 86400

    @property
    def microseconds(self):
        return self._us % 1000000

    def total_seconds(self):
        return self._us / 1000000

    def _keys(self, other):
        return self._us, other._us if isinstance(other, timedelta) else NotImplemented

    def __bool__(self):
        return self._us != 0

    def __neg__(self):
        return timedelta(0, 0, -self._us)

    def __abs__(self):
        return timedelta(0, 0, abs(self._us))

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta(0, 0, self._us + other._us)
        return NotImplemented

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta(0, 0, self._us - other._us)
        return NotImplemented

    def __mul__(self, n):
        return timedelta(0, 0, self._us * n)

    __rmul__ = __mul__

    def __str__(self):
        text = "%d:%02d:%02d" % (self.seconds // 3600, self.seconds // 60 % 60, self.seconds % 60)
        if self.microseconds:
            text += ".%06d" % self.microseconds
        if self.days:
            text = "%d day%s, " % (self.days, "" if abs(self.days) == 1 else "s") + text
        return text

    def __repr__(self):
        parts = ["%s=%d" % (n, getattr(self, n)) for n in ("days", "seconds", "microseconds") if getattr(self, n)]
        return "datetime.timedelta(%s)" % (", ".join(parts) or "0")


class tzinfo:
    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        return dt + self.utcoffset(dt)


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, not %s" % type(offset).__name__)
        if abs(offset) >= timedelta(1):
            raise ValueError("offset must be strictly between -timedelta(hours=24) and timedelta(hours=24)")
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        return None

    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        return "datetime.timezone(%r)" % self._offset if self is not timezone.utc else "datetime.timezone.utc"


timezone.utc = timezone(timedelta(0))
UTC = timezone.utc


class date(_Ordered):
    def __init__(self, year, month, day):
        _check_date(year, month, day)
        self.year = year
        self.month = month
        self.day = day

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromtimestamp(cls, t):
        return cls(*_time.localtime(t)[:3])

    def toordinal(self):
        return _before_year(self.year) + _before_month(self.year, self.month) + self.day

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def _keys(self, other):
        mine = (self.year, self.month, self.day)
        if isinstance(other, date) and not isinstance(other, datetime):
            return mine, (other.year, other.month, other.day)
        return mine, NotImplemented

    def __add__(self, delta):
        return date.fromordinal(self.toordinal() + delta.days)

    def __sub__(self, other):
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return date.fromordinal(self.toordinal() - other.days)

    def isoformat(self):
        return "%04d-%02d-%02d" % (self.year, self.month, self.day)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return "datetime.date(%d, %d, %d)" % (self.year, self.month, self.day)


class time(_Ordered):
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, fold=0):
        _check_time(hour, minute, second, microsecond, fold)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo
        self.fold = fold

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(None)

    def _keys(self, other):
        mine = (self.hour, self.minute, self.second, self.microsecond)
        if isinstance(other, time):
            return mine, (other.hour, other.minute, other.second, other.microsecond)
        return mine, NotImplemented

    def isoformat(self):
        offset = self.utcoffset()
        text = _clock(self.hour, self.minute, self.second, self.microsecond)
        return text if offset is None else text + _offset_text(offset)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return "datetime.time(%d, %d, %d, %d)" % (self.hour, self.minute, self.second, self.microsecond)


class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, fold=0):
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond, fold)
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo
        self.fold = fold

    @classmethod
    def fromtimestamp(cls, t, tz=None):
        if tz is None:
            return cls(*_time.localtime(t)[:6])
        return (cls(1970, 1, 1, tzinfo=tz) + timedelta(0, t)) + tz.utcoffset(None)

    @classmethod
    def utcfromtimestamp(cls, t):
        return cls(1970, 1, 1) + timedelta(0, t)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def dst(self):
        return None if self.tzinfo is None else self.tzinfo.dst(self)

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond, fold=self.fold)

    def replace(self, **changes):
        fields = {}
        for name in ("year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"):
            fields[name] = changes.get(name, getattr(self, name))
        return datetime(**fields)

    def astimezone(self, tz):
        utc = self - (self.utcoffset() or timedelta(0))
        return (utc + tz.utcoffset(utc)).replace(tzinfo=tz)

    def _local_us(self):
        seconds = (self.hour * 60 + self.minute) * 60 + self.second
        return (self.toordinal() * 86400 + seconds) * 1000000 + self.microsecond

    def timestamp(self):
        us = self._local_us() - (self.utcoffset() or timedelta(0))._us
        return (us - 719163 * 86400000000) / 1000000

    def _keys(self, other):
        mine = self._local_us() - (self.utcoffset() or timedelta(0))._us
        if not isinstance(other, datetime) or (self.utcoffset() is None) != (other.utcoffset() is None):
            return mine, NotImplemented
        return mine, other._local_us() - (other.utcoffset() or timedelta(0))._us

    def __add__(self, delta):
        us = self._local_us() + delta._us
        days, us = divmod(us, 86400000000)
        year, month, day = _from_ordinal(days)
        seconds, us = divmod(us, 1000000)
        return datetime(year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, us, self.tzinfo)

    def __sub__(self, other):
        if isinstance(other, datetime):
            return timedelta(0, 0, self._keys(other)[0] - other._keys(self)[0])
        return self + -other

    def isoformat(self, sep="T"):
        offset = self.utcoffset()
        text = date.isoformat(self) + sep + _clock(self.hour, self.minute, self.second, self.microsecond)
        return text if offset is None else text + _offset_text(offset)

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        fields = [self.year, self.month, self.day, self.hour, self.minute]
        if self.second or self.microsecond:
            fields.append(self.second)
        if self.microsecond:
            fields.append(self.microsecond)
        text = "datetime.datetime(" + ", ".join(str(f) for f in fields)
        return text + (", tzinfo=%r)" % self.tzinfo if self.tzinfo is not None else ")")
