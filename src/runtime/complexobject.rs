//! Complex numbers: CPython's `Objects/complexobject.c` (`complexobject.h`). A VM may be
//! built without them; making one is then a NotImplementedError.

use super::floatobject::PyFloat_AsDouble;
use super::support::*;
use crate::abi::*;
use crate::port::{self, binary_op, unary_op};
use core::ffi::{c_double, CStr};

/// Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyComplex_FromDoubles(real: c_double, imag: c_double) -> *mut PyObject {
    let real = port::float_new(real);
    let imag = port::float_new(imag);
    if real.is_null() || imag.is_null() {
        return NULL;
    }
    builtin(c"complex", &[real, imag])
}

/// Returns a new reference.
#[no_mangle]
pub unsafe extern "C" fn PyComplex_FromCComplex(v: Py_complex) -> *mut PyObject {
    PyComplex_FromDoubles(v.real, v.imag)
}

unsafe fn part(o: Obj, which: &CStr) -> c_double {
    let v = port::getattr(o, name(which));
    if v.is_null() {
        return -1.0;
    }
    PyFloat_AsDouble(v)
}

/// The real part; a number that is not complex gives its value.
#[no_mangle]
pub unsafe extern "C" fn PyComplex_RealAsDouble(o: *mut PyObject) -> c_double {
    if is_kind(o, Kind::Complex) {
        part(o, c"real")
    } else {
        PyFloat_AsDouble(o)
    }
}

/// The imaginary part; 0.0 for anything that is not complex.
#[no_mangle]
pub unsafe extern "C" fn PyComplex_ImagAsDouble(o: *mut PyObject) -> c_double {
    if is_kind(o, Kind::Complex) {
        part(o, c"imag")
    } else {
        0.0
    }
}

/// Both parts, through `__complex__` for other objects. `real` is -1.0 with an exception.
#[no_mangle]
pub unsafe extern "C" fn PyComplex_AsCComplex(o: *mut PyObject) -> Py_complex {
    let mut v = o;
    if !is_kind(o, Kind::Complex) {
        let method = port::getattr_maybe(o, name(c"__complex__"));
        if method.is_null() {
            if !port::err_get().is_null() {
                return Py_complex {
                    real: -1.0,
                    imag: 0.0,
                };
            }
            return Py_complex {
                real: PyFloat_AsDouble(o),
                imag: 0.0,
            };
        }
        v = port::call(method, 0, 0, core::ptr::null());
        if v.is_null() {
            return Py_complex {
                real: -1.0,
                imag: 0.0,
            };
        }
        if !is_kind(v, Kind::Complex) {
            raise!(
                PyExc_TypeError,
                c"%.200s.__complex__() returned non-complex (type %.200s)",
                type_name(o),
                type_name(v)
            );
            return Py_complex {
                real: -1.0,
                imag: 0.0,
            };
        }
    }
    Py_complex {
        real: part(v, c"real"),
        imag: part(v, c"imag"),
    }
}

// ---- arithmetic of C's values ------------------------------------------------

/// `a + b`
#[no_mangle]
pub extern "C" fn _Py_c_sum(a: Py_complex, b: Py_complex) -> Py_complex {
    Py_complex {
        real: a.real + b.real,
        imag: a.imag + b.imag,
    }
}

/// `a - b`
#[no_mangle]
pub extern "C" fn _Py_c_diff(a: Py_complex, b: Py_complex) -> Py_complex {
    Py_complex {
        real: a.real - b.real,
        imag: a.imag - b.imag,
    }
}

/// `-a`
#[no_mangle]
pub extern "C" fn _Py_c_neg(a: Py_complex) -> Py_complex {
    Py_complex {
        real: -a.real,
        imag: -a.imag,
    }
}

/// `a * b`
#[no_mangle]
pub extern "C" fn _Py_c_prod(a: Py_complex, b: Py_complex) -> Py_complex {
    Py_complex {
        real: a.real * b.real - a.imag * b.imag,
        imag: a.real * b.imag + a.imag * b.real,
    }
}

/// `a / b`; by zero `errno` is not set, and the result is none.
#[no_mangle]
pub extern "C" fn _Py_c_quot(a: Py_complex, b: Py_complex) -> Py_complex {
    // As CPython does it: scaled by the greater part of the divisor.
    if b.real.abs() >= b.imag.abs() {
        let ratio = b.imag / b.real;
        let scale = b.real + b.imag * ratio;
        Py_complex {
            real: (a.real + a.imag * ratio) / scale,
            imag: (a.imag - a.real * ratio) / scale,
        }
    } else {
        let ratio = b.real / b.imag;
        let scale = b.real * ratio + b.imag;
        Py_complex {
            real: (a.real * ratio + a.imag) / scale,
            imag: (a.imag * ratio - a.real) / scale,
        }
    }
}

/// `a ** b`, as the VM reckons it. -1.0 with an exception.
#[no_mangle]
pub unsafe extern "C" fn _Py_c_pow(a: Py_complex, b: Py_complex) -> Py_complex {
    let (a, b) = (PyComplex_FromCComplex(a), PyComplex_FromCComplex(b));
    let power = if a.is_null() || b.is_null() {
        NULL
    } else {
        port::binary(binary_op::POWER, a, b)
    };
    if power.is_null() {
        return Py_complex {
            real: -1.0,
            imag: 0.0,
        };
    }
    PyComplex_AsCComplex(power)
}

/// `abs(a)`, as the VM reckons it. -1.0 with an exception.
#[no_mangle]
pub unsafe extern "C" fn _Py_c_abs(a: Py_complex) -> c_double {
    let a = PyComplex_FromCComplex(a);
    let value = if a.is_null() {
        NULL
    } else {
        port::unary(unary_op::ABS, a)
    };
    if value.is_null() {
        return -1.0;
    }
    PyFloat_AsDouble(value)
}
