//! The format language of `PyUnicode_FromFormat`, `PyErr_Format` and
//! `PyBytes_FromFormat` (CPython 3.12's Objects/unicodeobject.c and
//! Objects/bytesobject.c).

use super::support::*;
use super::varargs::Va;
use crate::abi::*;
use crate::port;
use core::ffi::{c_char, c_int, c_uint, c_void, CStr};
use core::mem::MaybeUninit;

const STACK: usize = 240;

/// Text that is being put together: on the stack first, in raw memory when it grows.
#[repr(C)]
pub(crate) struct Writer {
    stack: [MaybeUninit<u8>; STACK],
    heap: *mut u8,
    room: usize,
    len: usize,
}

/// An exception is pending.
pub(crate) struct Failed;

pub(crate) type Done = Result<(), Failed>;

impl Writer {
    #[inline]
    pub(crate) fn new() -> Writer {
        Writer {
            stack: [MaybeUninit::uninit(); STACK],
            heap: core::ptr::null_mut(),
            room: STACK,
            len: 0,
        }
    }

    fn data(&self) -> *const u8 {
        if self.heap.is_null() {
            self.stack.as_ptr().cast()
        } else {
            self.heap
        }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        // SAFETY: the first `len` bytes have been written.
        unsafe { core::slice::from_raw_parts(self.data(), self.len) }
    }

    /// Room for `more` bytes at the end.
    unsafe fn grow(&mut self, more: usize) -> Result<*mut u8, Failed> {
        let need = self.len.saturating_add(more);
        if need > self.room {
            let room = need.saturating_add(need / 2);
            let heap: *mut u8 = if room > isize::MAX as usize {
                core::ptr::null_mut()
            } else if self.heap.is_null() {
                port::raw_alloc(room, 0).cast()
            } else {
                port::raw_realloc(self.heap.cast(), room).cast()
            };
            if heap.is_null() {
                PyErr_NoMemory();
                return Err(Failed);
            }
            if self.heap.is_null() {
                core::ptr::copy_nonoverlapping(self.stack.as_ptr().cast(), heap, self.len);
            }
            self.heap = heap;
            self.room = room;
        }
        let at = if self.heap.is_null() {
            self.stack.as_mut_ptr().cast()
        } else {
            self.heap
        };
        Ok(at.add(self.len))
    }

    pub(crate) unsafe fn write(&mut self, bytes: &[u8]) -> Done {
        let at = self.grow(bytes.len())?;
        core::ptr::copy_nonoverlapping(bytes.as_ptr(), at, bytes.len());
        self.len = self.len.wrapping_add(bytes.len());
        Ok(())
    }

    unsafe fn fill(&mut self, byte: u8, n: usize) -> Done {
        let at = self.grow(n)?;
        core::ptr::write_bytes(at, byte, n);
        self.len = self.len.wrapping_add(n);
        Ok(())
    }

    /// `repr(o)` or `str(o)`, without a str of it.
    unsafe fn print(&mut self, o: Obj, repr: bool) -> Done {
        if let Some(text) = str_bytes(o) {
            if !repr {
                return self.write(text);
            }
            // The repr of most strs is what they are between quotes.
            let plain = |c: &u8| matches!(*c, 0x20..=0x7e) && *c != b'\'' && *c != b'\\';
            if is_exactly(o, Kind::Str) && text.iter().all(plain) {
                self.write(b"'")?;
                self.write(text)?;
                return self.write(b"'");
            }
        }
        unsafe extern "C" fn sink(to: *mut c_void, text: *const c_char, len: usize) {
            let w: *mut Writer = to.cast();
            // A failure leaves MemoryError pending, which is seen below.
            let _ = (*w).write(core::slice::from_raw_parts(text.cast(), len));
        }
        let to: *mut Writer = self;
        if port::print(o, repr.into(), sink, to.cast()) < 0 || !port::err_get().is_null() {
            return Err(Failed);
        }
        Ok(())
    }

    /// `bytes` as UTF-8; what is none becomes U+FFFD, one for each maximal bad part.
    pub(crate) unsafe fn write_utf8(&mut self, bytes: &[u8]) -> Done {
        let mut rest = bytes;
        loop {
            #[cfg(feature = "vm")]
            let (valid, error_len) = match super::unicodeobject::utf8_error(rest) {
                None => return self.write(rest),
                Some((start, len, _)) => (start, Some(len)),
            };
            #[cfg(not(feature = "vm"))]
            let (valid, error_len) = match core::str::from_utf8(rest) {
                Ok(_) => return self.write(rest),
                Err(error) => (error.valid_up_to(), error.error_len()),
            };
            let good = rest.get(..valid).unwrap_or_default();
            let bad = rest.get(good.len()..).unwrap_or_default();
            self.write(good)?;
            match error_len {
                None => return self.write("\u{fffd}".as_bytes()),
                Some(n) => {
                    self.write("\u{fffd}".as_bytes())?;
                    rest = bad.get(n..).unwrap_or_default();
                }
            }
        }
    }

    /// A str of the text, which must be UTF-8.
    pub(crate) unsafe fn into_str(self) -> Obj {
        port::str_new(self.data(), self.len)
    }

    pub(crate) unsafe fn into_bytes(self) -> Obj {
        port::bytes_new(self.data(), self.len)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if !self.heap.is_null() {
            // SAFETY: came from `raw_alloc` and nobody else holds it.
            unsafe { port::raw_free(self.heap.cast()) }
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
#[repr(C)]
enum Size {
    Int,
    Long,
    LongLong,
    Ssize,
    Ptrdiff,
    Intmax,
}

/// One conversion specification: what stands between `%` and the conversion.
#[repr(C)]
struct Spec {
    left: bool,
    zero: bool,
    alt: bool,
    /// -1: none
    width: isize,
    /// -1: none
    precision: isize,
    size: Size,
}

/// The C string at `p` as bytes.
unsafe fn c_bytes<'a>(p: *const c_char) -> &'a [u8] {
    CStr::from_ptr(p).to_bytes()
}

/// A decimal number of the format. The text when it does not fit.
unsafe fn digits(f: &mut *const u8, too_big: &CStr) -> Result<isize, Failed> {
    let mut n: isize = 0;
    while (**f).is_ascii_digit() {
        let digit = isize::from((**f).wrapping_sub(b'0') as i8);
        n = match n.checked_mul(10).and_then(|n| n.checked_add(digit)) {
            Some(n) => n,
            None => {
                super::errors::PyErr_SetString(PyExc_ValueError, too_big.as_ptr());
                return Err(Failed);
            }
        };
        *f = f.add(1);
    }
    Ok(n)
}

/// Pulls an integer argument of the given size; sign-extended when `signed`.
unsafe fn integer(size: Size, signed: bool, va: &mut Va) -> (bool, u64) {
    let v: i64 = match size {
        Size::Int => {
            let v = va.int();
            if !signed {
                return (false, v as u32 as u64);
            }
            v as i64
        }
        Size::Long => {
            let v = va.long();
            if !signed {
                return (false, v as core::ffi::c_ulong as u64);
            }
            v as i64
        }
        Size::LongLong | Size::Intmax => va.longlong(),
        Size::Ssize | Size::Ptrdiff => {
            let v = va.size();
            if !signed {
                return (false, v as usize as u64);
            }
            v as i64
        }
    };
    if signed {
        (v < 0, v.unsigned_abs())
    } else {
        (false, v as u64)
    }
}

/// Quotient and remainder by 16 bits at a time: 32-bit processors divide 64 bits in a
/// subroutine that is large and brings unwind tables with it.
fn divide(v: u64, base: u8) -> (u64, u8) {
    if cfg!(target_pointer_width = "64") {
        return (v / u64::from(base), (v % u64::from(base)) as u8);
    }
    let base = u32::from(base);
    let high = (v >> 32) as u32;
    let middle = (high % base) << 16 | (v as u32) >> 16;
    let low = (middle % base) << 16 | (v as u32 & 0xffff);
    let quotient =
        u64::from(high / base) << 32 | u64::from(middle / base) << 16 | u64::from(low / base);
    (quotient, (low % base) as u8)
}

/// Writes `v` in a base of 8, 10 or 16 at the end of `room` and gives that part.
fn number(v: u64, base: u8, upper: bool, room: &mut [u8; 24]) -> &[u8] {
    let mut at = room.len();
    let mut v = v;
    // 24 places hold 64 bits in octal.
    while let Some(next) = at.checked_sub(1) {
        at = next;
        let (rest, digit) = divide(v, base);
        if let Some(place) = room.get_mut(at) {
            *place = match digit {
                0..=9 => b'0'.wrapping_add(digit),
                _ if upper => b'A'.wrapping_add(digit.wrapping_sub(10)),
                _ => b'a'.wrapping_add(digit.wrapping_sub(10)),
            };
        }
        v = rest;
        if v == 0 {
            break;
        }
    }
    room.get(at..).unwrap_or_default()
}

/// `%p` as the C library writes it, with CPython's `0x` in front in any case.
unsafe fn write_pointer(w: &mut Writer, p: *const u8) -> Done {
    w.write(b"0x")?;
    if p.is_null() {
        return w.write(b"(nil)");
    }
    write_word(w, p as isize, false, 16)
}

/// How many bytes of valid UTF-8 the first `n` characters take, and how many there are.
fn prefix(text: &[u8], n: usize) -> (usize, usize) {
    let mut chars = 0usize;
    for (at, byte) in text.iter().enumerate() {
        if byte & 0xC0 != 0x80 {
            if chars == n {
                return (at, chars);
            }
            chars = chars.wrapping_add(1);
        }
    }
    (text.len(), chars)
}

/// Valid UTF-8, cut to `precision` characters and padded to `width`.
unsafe fn write_text(
    w: &mut Writer,
    text: &[u8],
    width: isize,
    precision: isize,
    left: bool,
) -> Done {
    if width < 0 && precision == -1 {
        return w.write(text);
    }
    let limit = match precision {
        -1 => usize::MAX,
        n => usize::try_from(n).unwrap_or(0),
    };
    let (bytes, chars) = prefix(text, limit);
    let pad = usize::try_from(width).unwrap_or(0).saturating_sub(chars);
    if !left {
        w.fill(b' ', pad)?;
    }
    w.write(text.get(..bytes).unwrap_or_default())?;
    if left {
        w.fill(b' ', pad)?;
    }
    Ok(())
}

/// A str object; anything else is an internal error.
unsafe fn write_str(w: &mut Writer, o: Obj) -> Done {
    if o.is_null() {
        return Err(Failed);
    }
    match str_bytes(o) {
        Some(text) => w.write(text),
        None => {
            bad_internal_call();
            Err(Failed)
        }
    }
}

/// The same, cut and padded.
unsafe fn write_padded_str(w: &mut Writer, o: Obj, spec: &Spec) -> Done {
    let mut text = Writer::new();
    write_str(&mut text, o)?;
    write_text(w, text.bytes(), spec.width, spec.precision, spec.left)
}

/// A C string in UTF-8, of which `precision` bytes are looked at.
unsafe fn write_c_str(w: &mut Writer, s: *const c_char, spec: &Spec) -> Done {
    let bytes = if spec.precision == -1 {
        c_bytes(s)
    } else {
        let limit = usize::try_from(spec.precision).unwrap_or(0);
        let mut len = 0usize;
        while len < limit && *s.add(len) != 0 {
            len = len.wrapping_add(1);
        }
        core::slice::from_raw_parts(s.cast::<u8>(), len)
    };
    if spec.width < 0 {
        return w.write_utf8(bytes);
    }
    let mut text = Writer::new();
    text.write_utf8(bytes)?;
    write_text(w, text.bytes(), spec.width, -1, spec.left)
}

/// `%T` and `%N`: the full name of a type, `:` before the qualified name with `colon`.
unsafe fn write_type(w: &mut Writer, t: *mut PyTypeObject, spec: &Spec) -> Done {
    let mut text = Writer::new();
    let name = c_bytes((*t).tp_name);
    if (*t).tp_flags & Py_TPFLAGS_HEAPTYPE as core::ffi::c_ulong != 0 {
        // The name of a class made at run time holds no module.
        let key = super::support::name(c"__module__");
        let module = if key.is_null() {
            NULL
        } else {
            port::getattr_maybe(t.cast(), key)
        };
        if module.is_null() {
            PyErr_Clear();
        } else if let Some(module) = str_bytes(module) {
            if module != b"builtins" && module != b"__main__" && !name.contains(&b'.') {
                text.write(module)?;
                text.write(if spec.alt { b":" } else { b"." })?;
            }
        }
        text.write_utf8(name)?;
    } else {
        match name.iter().rposition(|&c| c == b'.') {
            Some(dot) if spec.alt => {
                text.write_utf8(name.get(..dot).unwrap_or_default())?;
                text.write(b":")?;
                text.write_utf8(name.get(dot.wrapping_add(1)..).unwrap_or_default())?;
            }
            _ => text.write_utf8(name)?,
        }
    }
    write_text(w, text.bytes(), spec.width, spec.precision, spec.left)
}

/// `ascii(o)`: its repr with everything outside ASCII escaped.
unsafe fn write_ascii(w: &mut Writer, o: Obj, spec: &Spec) -> Done {
    let repr = port::repr(o);
    if repr.is_null() {
        return Err(Failed);
    }
    let mut text = Writer::new();
    let utf8 = core::str::from_utf8(str_bytes(repr).unwrap_or_default()).unwrap_or_default();
    for c in utf8.chars() {
        let mut room = [0; 24];
        let (lead, places) = match u32::from(c) {
            v @ 0..=0x7F => {
                text.write(&[v as u8])?;
                continue;
            }
            0x80..=0xFF => (b"\\x", 2usize),
            0x100..=0xFFFF => (b"\\u", 4),
            _ => (b"\\U", 8),
        };
        text.write(lead)?;
        let hex = number(u64::from(u32::from(c)), 16, false, &mut room);
        text.fill(b'0', places.saturating_sub(hex.len()))?;
        text.write(hex)?;
    }
    write_text(w, text.bytes(), spec.width, spec.precision, spec.left)
}

#[cfg(feature = "vm")]
extern "C" {
    static typeobject_part_format_rare:
        Option<unsafe extern "C" fn(&mut Writer, u8, &mut Va, &Spec) -> c_int>;
}

/// `%A`, `%T` and `%N`: 0, or -1 with an exception.
#[cfg(feature = "vm")]
#[no_mangle]
unsafe extern "C" fn typeobject_format_rare(
    w: &mut Writer,
    conversion: u8,
    va: &mut Va,
    spec: &Spec,
) -> c_int {
    match rare(w, conversion, va, spec) {
        Ok(()) => 0,
        Err(Failed) => -1,
    }
}

unsafe fn rare(w: &mut Writer, conversion: u8, va: &mut Va, spec: &Spec) -> Done {
    let o: Obj = va.ptr();
    match conversion {
        b'A' => write_ascii(w, o, spec),
        b'T' => write_type(w, ty(o), spec),
        _ => write_type(w, o.cast(), spec),
    }
}

/// Writes the one specification that starts after the `%` at `start`; gives where the
/// format goes on. What nearly all are: a C string, perhaps cut, a str, an object's str or
/// repr, a number of up to a word, a pointer. formats.py of MicroPython's port knows which these are.
unsafe fn convert(w: &mut Writer, start: *const u8, va: &mut Va) -> Result<*const u8, Failed> {
    let mut f = start.add(1);
    let mut limit = 0usize;
    if *f == b'.' {
        f = f.add(1);
        while (*f).is_ascii_digit() && limit < 1000 {
            limit = limit
                .wrapping_mul(10)
                .wrapping_add(usize::from((*f).wrapping_sub(b'0')));
            f = f.add(1);
        }
        if *f != b's' || f == start.add(2) {
            return convert_full(w, start, va);
        }
    }
    match *f {
        b'%' => w.write(b"%")?,
        b's' => {
            let s: *const u8 = va.ptr();
            let mut len = 0usize;
            while (f == start.add(1) || len < limit) && *s.add(len) != 0 {
                len = len.wrapping_add(1);
            }
            w.write_utf8(lent(s, len))?;
        }
        b'S' | b'R' => match va.ptr() {
            o if Obj::is_null(o) => w.write(b"<NULL>")?,
            o => w.print(o, *f == b'R')?,
        },
        b'U' => write_str(w, va.ptr())?,
        b'd' | b'i' => write_word(w, va.int() as isize, true, 10)?,
        b'u' => write_word(w, va.int() as c_uint as isize, false, 10)?,
        b'x' => write_word(w, va.int() as c_uint as isize, false, 16)?,
        b'p' => write_pointer(w, va.ptr())?,
        size @ (b'l' | b'z') if matches!(*f.add(1), b'd' | b'i' | b'u') => {
            f = f.add(1);
            let value = if size == b'l' {
                va.long() as isize
            } else {
                va.size() as isize
            };
            write_word(w, value, *f != b'u', 10)?;
        }
        _ => return convert_full(w, start, va),
    }
    Ok(f.add(1))
}

/// A number in a base of 10 or 16.
unsafe fn write_word(w: &mut Writer, value: isize, signed: bool, base: usize) -> Done {
    let mut v = value as usize;
    if signed && value < 0 {
        w.write(b"-")?;
        v = value.unsigned_abs();
    }
    // 64 bits have 20 digits.
    let mut room = [0u8; 20];
    let mut at = room.len();
    for place in room.iter_mut().rev() {
        let digit = (v % base) as u8;
        *place = digit.wrapping_add(if digit < 10 { b'0' } else { b'a' - 10 });
        v /= base;
        at = at.wrapping_sub(1);
        if v == 0 {
            break;
        }
    }
    w.write(room.get(at..).unwrap_or_default())
}

/// From a specification that does not exist on, the format is copied as it is: nobody knows what
/// its argument would be. That is what CPython does up to 3.11, whose `PY_VERSION_HEX` a module sees.
unsafe fn copy_rest(w: &mut Writer, start: *const u8) -> Result<*const u8, Failed> {
    let rest = c_bytes(start.cast());
    for &byte in rest {
        w.write(char::from(byte).encode_utf8(&mut [0; 2]).as_bytes())?;
    }
    Ok(start.add(rest.len()))
}

#[cfg(feature = "vm")]
extern "C" {
    /// The function below, in an image of which a string, of a module or of what it has of the
    /// runtime, may be a format with a specification that the port does not know.
    static typeobject_part_format_full:
        Option<unsafe extern "C" fn(*const c_char, *mut Va) -> *mut PyObject>;
}

#[cfg(feature = "vm")]
#[no_mangle]
unsafe extern "C" fn typeobject_format_full(format: *const c_char, va: *mut Va) -> *mut PyObject {
    written(format, &mut *va)
}

unsafe fn convert_full(w: &mut Writer, start: *const u8, va: &mut Va) -> Result<*const u8, Failed> {
    if *start != b'%' {
        raise!(
            PyExc_ValueError,
            c"PyUnicode_FromFormatV() expects an ASCII-encoded format string, \
              got a non-ASCII byte: 0x%02x",
            c_int::from(*start),
        );
        return Err(Failed);
    }
    let mut f = start.add(1);
    let mut spec = Spec {
        left: false,
        zero: false,
        alt: false,
        width: -1,
        precision: -1,
        size: Size::Int,
    };
    loop {
        match *f {
            b'-' => spec.left = true,
            b'0' => spec.zero = true,
            b'#' => spec.alt = true,
            _ => break,
        }
        f = f.add(1);
    }
    if *f == b'*' {
        spec.width = va.int() as isize;
        if spec.width < 0 {
            spec.left = true;
            spec.width = spec.width.saturating_neg();
        }
        f = f.add(1);
    } else if (*f).is_ascii_digit() {
        spec.width = digits(&mut f, c"width too big")?;
    }
    if *f == b'.' {
        f = f.add(1);
        if *f == b'*' {
            spec.precision = va.int() as isize;
            if spec.precision < 0 {
                spec.precision = -2;
            }
            f = f.add(1);
        } else if (*f).is_ascii_digit() {
            spec.precision = digits(&mut f, c"precision too big")?;
        }
    }
    spec.size = match *f {
        b'l' if *f.add(1) == b'l' => {
            f = f.add(1);
            Size::LongLong
        }
        b'l' => Size::Long,
        b'z' => Size::Ssize,
        b't' => Size::Ptrdiff,
        b'j' => Size::Intmax,
        _ => Size::Int,
    };
    let plain = spec.size == Size::Int;
    if !plain {
        f = f.add(1);
    }
    let allowed = match *f {
        b'd' | b'i' | b'o' | b'u' | b'x' | b'X' => true,
        b'c' | b'p' => plain && spec.width < 0 && spec.precision < 0,
        _ => plain,
    };
    let conversion = if allowed { *f } else { 0 };
    match conversion {
        b'c' => {
            let ordinal = va.int();
            if !(0..=0x10FFFF).contains(&ordinal) {
                raise!(
                    PyExc_OverflowError,
                    c"character argument not in range(0x110000)"
                );
                return Err(Failed);
            }
            // A surrogate has no UTF-8.
            let c = char::from_u32(ordinal as u32).unwrap_or('\u{fffd}');
            w.write(c.encode_utf8(&mut [0; 4]).as_bytes())?;
        }
        b'd' | b'i' | b'o' | b'u' | b'x' | b'X' => {
            let signed = conversion == b'd' || conversion == b'i';
            let (negative, v) = integer(spec.size, signed, va);
            let base = match conversion {
                b'o' => 8,
                b'x' | b'X' => 16,
                _ => 10,
            };
            let mut room = [0; 24];
            let text = number(v, base, conversion == b'X', &mut room);
            let sign = usize::from(negative);
            let mut precision = usize::try_from(spec.precision).unwrap_or(0).max(text.len());
            let width = usize::try_from(spec.width)
                .unwrap_or(0)
                .max(precision.saturating_add(sign));
            if spec.zero && !spec.left {
                precision = width.saturating_sub(sign);
            }
            let pad = width.saturating_sub(precision).saturating_sub(sign);
            if !spec.left {
                w.fill(b' ', pad)?;
            }
            if negative {
                w.write(b"-")?;
            }
            w.fill(b'0', precision.saturating_sub(text.len()))?;
            w.write(text)?;
            if spec.left {
                w.fill(b' ', pad)?;
            }
        }
        b'p' => write_pointer(w, va.ptr())?,
        b's' => write_c_str(w, va.ptr(), &spec)?,
        b'U' => write_padded_str(w, va.ptr(), &spec)?,
        b'V' => {
            let o: Obj = va.ptr();
            let s: *const c_char = va.ptr();
            if o.is_null() {
                write_c_str(w, s, &spec)?;
            } else {
                write_padded_str(w, o, &spec)?;
            }
        }
        b'S' | b'R' => {
            let o: Obj = va.ptr();
            let repr = conversion == b'R';
            if o.is_null() {
                write_c_str(w, c"<NULL>".as_ptr(), &spec)?;
            } else if spec.width < 0 && spec.precision < 0 {
                w.print(o, repr)?;
            } else if repr {
                write_padded_str(w, port::repr(o), &spec)?;
            } else {
                write_padded_str(w, port::str(o), &spec)?;
            }
        }
        #[cfg(not(feature = "vm"))]
        b'A' | b'T' | b'N' => rare(w, conversion, va, &spec)?,
        // In firmware a part that an image has when a string of a module has one of these.
        #[cfg(feature = "vm")]
        b'A' | b'T' | b'N' if typeobject_part_format_rare.is_some() => {
            if let Some(rare) = typeobject_part_format_rare {
                if rare(w, conversion, va, &spec) < 0 {
                    return Err(Failed);
                }
            }
        }
        _ => return copy_rest(w, start),
    }
    Ok(f.add(1))
}

/// Writes a whole format.
pub(crate) unsafe fn write_format(w: &mut Writer, format: *const c_char, va: &mut Va) -> Done {
    let mut f: *const u8 = format.cast();
    loop {
        let start = f;
        while *f != 0 && *f != b'%' && *f < 0x80 {
            f = f.add(1);
        }
        w.write(core::slice::from_raw_parts(
            start,
            f.offset_from(start) as usize,
        ))?;
        match *f {
            0 => return Ok(()),
            b'%' => f = convert(w, f, va)?,
            _ => f = convert_full(w, f, va)?,
        }
    }
}

/// A str after a format; NULL with an exception.
#[cfg(not(feature = "vm"))]
pub(crate) unsafe fn format_str(format: *const c_char, va: &mut Va) -> Obj {
    written(format, va)
}

/// In firmware what nearly all formats have is a matter of the port.
#[cfg(feature = "vm")]
pub(crate) unsafe fn format_str(format: *const c_char, va: &mut Va) -> Obj {
    let va: *mut Va = va;
    match typeobject_part_format_full {
        Some(full) => full(format, va),
        None => port::format(format, va.cast()),
    }
}

unsafe fn written(format: *const c_char, va: &mut Va) -> Obj {
    let mut w = Writer::new();
    match write_format(&mut w, format, va) {
        Ok(()) => w.into_str(),
        Err(Failed) => NULL,
    }
}

/// `PyUnicode_FromFormat`, `PyUnicode_FromFormatV`: a new str. SystemError for a
/// specification that does not exist.
#[no_mangle]
pub unsafe extern "C" fn typeobject_PyUnicode_FromFormat_va(
    format: *const c_char,
    va: *mut Va,
) -> *mut PyObject {
    format_str(format, &mut *va)
}

/// The specifications of `PyBytes_FromFormat`, fewer and older than those of str: from
/// one that does not exist on, the format is copied as it stands.
unsafe fn write_bytes_format(w: &mut Writer, format: *const c_char, va: &mut Va) -> Done {
    let mut f: *const u8 = format.cast();
    loop {
        let start = f;
        while *f != 0 && *f != b'%' {
            f = f.add(1);
        }
        w.write(core::slice::from_raw_parts(
            start,
            f.offset_from(start) as usize,
        ))?;
        if *f == 0 {
            return Ok(());
        }
        let percent = f;
        f = f.add(1);
        while (*f).is_ascii_digit() {
            f = f.add(1);
        }
        let mut precision = None;
        if *f == b'.' {
            f = f.add(1);
            precision = Some(digits(&mut f, c"precision too big")?.unsigned_abs());
        }
        while *f != 0 && *f != b'%' && !(*f).is_ascii_alphabetic() {
            f = f.add(1);
        }
        let size = match (*f, *f.add(usize::from(*f != 0))) {
            (b'l', b'd' | b'u') => Size::Long,
            (b'z', b'd' | b'u') => Size::Ssize,
            _ => Size::Int,
        };
        if size != Size::Int {
            f = f.add(1);
        }
        let mut room = [0; 24];
        match *f {
            b'c' => {
                let c = va.int();
                let Ok(c) = u8::try_from(c) else {
                    raise!(
                        PyExc_OverflowError,
                        c"PyBytes_FromFormatV(): %%c format expects an integer in range [0; 255]",
                    );
                    return Err(Failed);
                };
                w.write(&[c])?;
            }
            b'd' | b'i' | b'u' | b'x' => {
                let (negative, v) = integer(size, *f == b'd' || *f == b'i', va);
                if negative {
                    w.write(b"-")?;
                }
                let base = if *f == b'x' { 16 } else { 10 };
                w.write(number(v, base, false, &mut room))?;
            }
            b's' => {
                let s: *const c_char = va.ptr();
                let limit = match precision {
                    // As in CPython: no precision and a precision of 0 are the same.
                    None | Some(0) => usize::MAX,
                    Some(n) => n,
                };
                let mut len = 0usize;
                while len < limit && *s.add(len) != 0 {
                    len = len.wrapping_add(1);
                }
                w.write(core::slice::from_raw_parts(s.cast(), len))?;
            }
            b'p' => write_pointer(w, va.ptr())?,
            b'%' => w.write(b"%")?,
            _ => return w.write(c_bytes(percent.cast())),
        }
        f = f.add(1);
    }
}

/// `PyBytes_FromFormat`, `PyBytes_FromFormatV`: a new bytes object.
#[no_mangle]
pub unsafe extern "C" fn typeobject_PyBytes_FromFormat_va(
    format: *const c_char,
    va: *mut Va,
) -> *mut PyObject {
    let mut w = Writer::new();
    match write_bytes_format(&mut w, format, &mut *va) {
        Ok(()) => w.into_bytes(),
        Err(Failed) => NULL,
    }
}
