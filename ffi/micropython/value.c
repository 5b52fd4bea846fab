// Values: the constants, ints, floats, strings, containers and the pending exception.

#if defined(__linux__)
#define _GNU_SOURCE
#include <dlfcn.h>
#endif

#include "port.h"
#include "py/objarray.h"
#include "py/objint.h"
#include "py/parsenum.h"
#include "py/binary.h"
#include "py/unicode.h"
#include "py/cstack.h"

MP_REGISTER_ROOT_POINTER(mp_obj_t typeobject_exc);

PyObject *PORT(enter)(PyObject * v) {
    return v == NULL ? NULL : enter((mp_obj_t)v);
}

PyObject *PORT(leave)(PyObject * v) {
    return v == NULL ? NULL : (PyObject *)leave(v);
}

PyObject *PORT(none)(void) {
    return (PyObject *)mp_const_none;
}

PyObject *PORT(bool_)(int v) {
    return (PyObject *)(v ? mp_const_true : mp_const_false);
}

PyObject *PORT(not_implemented)(void) {
    return (PyObject *)mp_const_notimplemented;
}

PyObject *PORT(ellipsis)(void) {
    return (PyObject *)MP_OBJ_FROM_PTR(&mp_const_ellipsis_obj);
}

// Py_SIZE for what a module may ask it of.
Py_ssize_t *typeobject_size_of(PyObject *o, Py_ssize_t *other);
Py_ssize_t *typeobject_size_of(PyObject *o, Py_ssize_t *other) {
    if (is_obj(o) && is_ours(head(o)) && our_type(o)->_vm[VM_BASE] == NULL) {
        return &((PyVarObject *)o)->ob_size;
    }
    mp_obj_t n = MP_OBJ_NULL;
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        n = mp_obj_len_maybe(leave(o));
        nlr_pop();
    }
    *other = n == MP_OBJ_NULL ? 0 : MP_OBJ_SMALL_INT_VALUE(n);
    return other;
}

// `y*` for bytes, as PyBuffer_FillInfo does it. Nothing needs to be released.
int typeobject_view(PyObject *o, Py_buffer *view) {
    if (!is_obj(o) || head(o) != &mp_type_bytes) {
        return 0;
    }
    const mp_obj_str_t *s = (const mp_obj_str_t *)o;
    // One by one: a whole one would be zeroed first.
    view->buf = (void *)s->data;
    view->obj = o;
    view->len = (Py_ssize_t)s->len;
    view->itemsize = view->readonly = view->ndim = 1;
    view->format = NULL;
    view->shape = view->strides = view->suboffsets = NULL;
    view->internal = NULL;
    return 1;
}

// What a module compiled for every host finds when its host is this VM.
const struct typeobject_vm typeobject_vm = {
    .abi = TYPEOBJECT_VM_ABI,
    .none = (PyObject *)mp_const_none,
    .true_ = (PyObject *)mp_const_true,
    .false_ = (PyObject *)mp_const_false,
    .not_implemented = (PyObject *)&mp_const_notimplemented_obj,
    .ellipsis = (PyObject *)&mp_const_ellipsis_obj,
    .type = PORT(type_of),
    .size = typeobject_size_of,
    .args = &typeobject_args_tuple_type,
    .kwargs = &typeobject_args_dict_type,
    .tuple = &mp_type_tuple,
    #if MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_C
    .str_mask = 0xff80000f,
    .str_tag = 6,
    #else
    .str_mask = 7,
    .str_tag = 2,
    #endif
    .enter = PORT(enter),
    .view = typeobject_view,
    .keywords = typeobject_keywords,
};

// ---- the pending exception --------------------------------------------------------------

PyObject *PORT(err_get)(void) {
    mp_obj_t e = pending_exc;
    return e == MP_OBJ_NULL ? NULL : enter(e);
}

void PORT(err_set)(PyObject * exc) {
    pending_exc = exc == NULL ? MP_OBJ_NULL : leave(exc);
}

void PORT(write_stderr)(const char *text, size_t len) {
    mp_print_strn(MICROPY_ERROR_PRINTER, text, len, 0, 0, 0);
}

void PORT(print_exception)(PyObject * exc) {
    mp_obj_t saved = pending_exc;
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_obj_print_exception(MICROPY_ERROR_PRINTER, leave(exc));
        nlr_pop();
    } else {
        mp_print_str(MICROPY_ERROR_PRINTER, "<exception that cannot be printed>\n");
    }
    pending_exc = saved;
}

__attribute__((noreturn)) void PORT(fatal)(const char *text) {
    mp_print_str(MICROPY_ERROR_PRINTER, text);
    mp_print_str(MICROPY_ERROR_PRINTER, "\n");
    #if defined(__unix__)
    abort();
    #else
    for (;;) {
    }
    #endif
}

#ifdef TYPEOBJECT_VM
// What a module of an image means by abort().
__attribute__((noreturn)) void typeobject_abort(void);
void typeobject_abort(void) {
    PORT(fatal)("abort");
}
#endif

int PORT(recursion_check)(const char *place) {
    #if MICROPY_STACK_CHECK
    if (mp_cstack_usage() >= MP_STATE_THREAD(stack_limit)) {
        PyErr_Format(PyExc_RecursionError, "maximum recursion depth exceeded%s", place);
        return -1;
    }
    #endif
    return 0;
}

// ---- int, float -------------------------------------------------------------------------

PyObject *PORT(int_from_i64)(int64_t v) {
    if (v == (mp_int_t)v && MP_SMALL_INT_FITS((mp_int_t)v)) {
        return (PyObject *)MP_OBJ_NEW_SMALL_INT((mp_int_t)v);
    }
    PROTECT(PyObject *, NULL, (PyObject *)mp_obj_new_int_from_ll(v));
}

TAIL_CALLS PyObject *PORT(int_from_word)(Py_ssize_t v) {
    return MP_SMALL_INT_FITS(v) ? (PyObject *)MP_OBJ_NEW_SMALL_INT(v) : PORT(int_from_i64)(v);
}

PyObject *PORT(int_from_u64)(uint64_t v) {
    if (v <= (uint64_t)MP_SMALL_INT_MAX) {
        return (PyObject *)MP_OBJ_NEW_SMALL_INT((mp_int_t)v);
    }
    PROTECT(PyObject *, NULL, (PyObject *)mp_obj_new_int_from_ull(v));
}

static mp_obj_t int_value(PyObject *o) {
    mp_obj_t v = (mp_obj_t)o;
    if (v == mp_const_true) {
        return MP_OBJ_NEW_SMALL_INT(1);
    }
    if (v == mp_const_false) {
        return MP_OBJ_NEW_SMALL_INT(0);
    }
    mp_obj_t part = mp_obj_is_int(v) ? MP_OBJ_NULL : typeobject_builtin_part(o);
    if (part == MP_OBJ_NULL && is_obj(v) && mp_obj_is_instance_type(head(v))) {
        part = ((mp_obj_instance_t *)MP_OBJ_TO_PTR(v))->subobj[0];
    }
    return part != MP_OBJ_NULL ? part : v;
}

// The magnitude of a multi-digit int in 64 bits; false when it does not fit.
static bool int_magnitude(mp_obj_t v, uint64_t *out) {
    const mp_obj_int_t *i = MP_OBJ_TO_PTR(v);
    #if MICROPY_LONGINT_IMPL == MICROPY_LONGINT_IMPL_MPZ
    size_t bits = 0;
    const mpz_t *z = &i->mpz;
    if (z->len != 0) {
        bits = (z->len - 1) * MPZ_DIG_SIZE;
        for (mpz_dig_t d = z->dig[z->len - 1]; d != 0; d >>= 1) {
            bits++;
        }
    }
    if (bits > 64) {
        return false;
    }
    uint64_t r = 0;
    for (size_t k = z->len; k-- > 0;) {
        r = (MPZ_DIG_SIZE < 64 ? r << (MPZ_DIG_SIZE & 63) : 0) | z->dig[k];
    }
    *out = r;
    return true;
    #else
    *out = i->val < 0 ? 0 - (uint64_t)i->val : (uint64_t)i->val;
    return true;
    #endif
}

#ifdef TYPEOBJECT_VM
_Static_assert((mp_int_t)MP_OBJ_NEW_SMALL_INT(-5) == -9, "src/port.rs has what an int looks like");
#else
int PORT(small_int)(PyObject * o, Py_ssize_t * value) {
    if (!mp_obj_is_small_int((mp_obj_t)o)) {
        return 0;
    }
    *value = MP_OBJ_SMALL_INT_VALUE((mp_obj_t)o);
    return 1;
}
#endif

int64_t PORT(int_as_i64)(PyObject * o, int *overflow) {
    mp_obj_t v = int_value(o);
    *overflow = 0;
    if (mp_obj_is_small_int(v)) {
        return MP_OBJ_SMALL_INT_VALUE(v);
    }
    bool neg = mp_obj_int_sign(v) < 0;
    uint64_t m;
    if (!int_magnitude(v, &m) || m > (uint64_t)INT64_MAX + neg) {
        *overflow = neg ? -1 : 1;
        return -1;
    }
    return neg ? (int64_t)(0 - m) : (int64_t)m;
}

uint64_t PORT(int_as_u64)(PyObject * o, int *overflow) {
    mp_obj_t v = int_value(o);
    *overflow = 0;
    if (mp_obj_is_small_int(v)) {
        mp_int_t i = MP_OBJ_SMALL_INT_VALUE(v);
        if (i < 0) {
            *overflow = -1;
            return (uint64_t)-1;
        }
        return (uint64_t)i;
    }
    bool neg = mp_obj_int_sign(v) < 0;
    uint64_t m;
    if (neg || !int_magnitude(v, &m)) {
        *overflow = neg ? -1 : 1;
        return (uint64_t)-1;
    }
    return m;
}

uint64_t PORT(int_as_u64_mask)(PyObject * o) {
    mp_obj_t v = int_value(o);
    if (mp_obj_is_small_int(v)) {
        return (uint64_t)(int64_t)MP_OBJ_SMALL_INT_VALUE(v);
    }
    #if MICROPY_LONGINT_IMPL == MICROPY_LONGINT_IMPL_MPZ
    const mpz_t *z = &((mp_obj_int_t *)MP_OBJ_TO_PTR(v))->mpz;
    uint64_t r = 0;
    for (size_t k = z->len; k-- > 0;) {
        r = (MPZ_DIG_SIZE < 64 ? r << (MPZ_DIG_SIZE & 63) : 0) | z->dig[k];
    }
    return z->neg ? 0 - r : r;
    #else
    return (uint64_t)((mp_obj_int_t *)MP_OBJ_TO_PTR(v))->val;
    #endif
}

GUARDED3(PyObject *, NULL_FAILS, int_from_str, const char *, text, size_t, len, int, base,
    (PyObject *)mp_parse_num_integer(text, len, base, NULL))

PyObject *PORT(float_new)(double v) {
    PROTECT(PyObject *, NULL, (PyObject *)mp_obj_new_float((mp_float_t)v));
}

double PORT(float_get)(PyObject * o) {
    mp_obj_t v = (mp_obj_t)o;
    mp_obj_t part = typeobject_builtin_part(o);
    if (part != MP_OBJ_NULL) {
        v = part;
    } else if (is_obj(v) && mp_obj_is_instance_type(head(v))) {
        v = ((mp_obj_instance_t *)MP_OBJ_TO_PTR(v))->subobj[0];
    }
    return (double)mp_obj_float_get(v);
}

// ---- str, bytes, bytearray ------------------------------------------------------------------

#ifdef TYPEOBJECT_VM
PyObject *PORT(str_static)(const char *data, size_t len) {
    mp_obj_str_t *s = m_new_obj_maybe(mp_obj_str_t);
    if (s == NULL) {
        return PyErr_NoMemory();
    }
    s->base.type = &mp_type_str;
    s->hash = 0;    // not known yet, as the VM has it
    s->len = len;
    s->data = (const byte *)data;
    return (PyObject *)s;
}
#endif

static PyObject *str_copy(const uint8_t *data, size_t len) {
    return (PyObject *)mp_obj_new_str_copy(&mp_type_str, data, len);
}

PyObject *PORT(str_new)(const uint8_t *data, size_t len) {
    if (len == 0) {
        return (PyObject *)MP_OBJ_NEW_QSTR(MP_QSTR_);
    }
    if (data == NULL) {
        mp_obj_str_t *s = m_new_obj_maybe(mp_obj_str_t);
        byte *zeroes = s != NULL ? m_new_maybe(byte, len + 1) : NULL;
        if (zeroes == NULL) {
            return PyErr_NoMemory();
        }
        memset(zeroes, 0, len + 1);
        s->base.type = &mp_type_str;
        s->hash = 0;    // not known yet, as the VM has it
        s->len = len;
        s->data = zeroes;
        return (PyObject *)s;
    }
    GUARD2(PyObject *, NULL_FAILS, str_copy, data, len);
}

// A str that a module is filling: `len` characters of `hash` bytes each at `data`, a zero
// after them. The VM never sees one: the first time that it would, or that its UTF-8 is asked
// for, it becomes a str of the VM.
MP_DEFINE_CONST_OBJ_TYPE(typeobject_open_str_type, MP_QSTR_str, FLAG_ALIAS);

static bool is_open_str(const void *o) {
    return is_obj(o) && head(o) == &typeobject_open_str_type;
}

PyObject *PORT(str_open)(size_t n, int kind) {
    mp_obj_str_t *s = m_new_obj_maybe(mp_obj_str_t);
    byte *chars = s != NULL && n < (size_t)-1 / 4 - 1 ? m_new_maybe(byte, (n + 1) * (size_t)kind) : NULL;
    if (chars == NULL) {
        return PyErr_NoMemory();
    }
    memset(chars, 0, (n + 1) * (size_t)kind);
    s->base.type = &typeobject_open_str_type;
    s->hash = (size_t)kind;
    s->len = n;
    s->data = chars;
    return (PyObject *)s;
}

void *PORT(str_open_data)(PyObject * o, int *kind, size_t *n) {
    if (!is_open_str(o)) {
        return NULL;
    }
    const mp_obj_str_t *s = (mp_obj_str_t *)o;
    *kind = (int)s->hash;
    *n = s->len;
    return (void *)s->data;
}

static uint32_t open_char(const mp_obj_str_t *s, size_t i) {
    uint32_t c = s->hash == 1 ? s->data[i] : s->hash == 2 ? ((const uint16_t *)s->data)[i]
        : ((const uint32_t *)s->data)[i];
    // What has no UTF-8.
    return c > 0x10ffff || (c >= 0xd800 && c < 0xe000) ? 0xfffd : c;
}

bool typeobject_close_str(PyObject *o) {
    mp_obj_str_t *s = (mp_obj_str_t *)o;
    size_t len = 0;
    for (size_t i = 0; i < s->len; i++) {
        uint32_t c = open_char(s, i);
        len += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
    byte *utf8 = m_new_maybe(byte, len + 1);
    if (utf8 == NULL) {
        PyErr_NoMemory();
        return false;
    }
    byte *p = utf8;
    for (size_t i = 0; i < s->len; i++) {
        uint32_t c = open_char(s, i);
        if (c < 0x80) {
            *p++ = (byte)c;
            continue;
        }
        size_t more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
        *p++ = (byte)(0xff00 >> (more + 1) | c >> (6 * more));
        while (more-- > 0) {
            *p++ = (byte)(0x80 | (c >> (6 * more) & 0x3f));
        }
    }
    *p = 0;
    s->data = utf8;
    s->len = len;
    s->hash = 0;    // not known yet, as the VM has it
    s->base.type = &mp_type_str;
    return true;
}

GUARDED2(PyObject *, NULL_FAILS, str_intern, const uint8_t *, data, size_t, len,
    (PyObject *)MP_OBJ_NEW_QSTR(qstr_from_strn((const char *)data, len)))

// The VM's object of type `type` behind a value: itself, or the built-in part of an instance
// of a subclass of a module or of Python code. NULL when there is none.
static void *builtin_of(PyObject *o, const mp_obj_type_t *type) {
    if (!is_obj(o)) {
        return NULL;
    }
    const mp_obj_type_t *t = head(o);
    if (t == type) {
        return o;
    }
    mp_obj_t v = MP_OBJ_NULL;
    if (is_ours(t)) {
        v = typeobject_builtin_part(o);
    } else if (mp_obj_is_instance_type(t) && mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(t), MP_OBJ_FROM_PTR(type))) {
        v = ((mp_obj_instance_t *)o)->subobj[0];
    }
    return v != MP_OBJ_NULL && is_obj(v) && head(v) == type ? MP_OBJ_TO_PTR(v) : NULL;
}

const uint8_t *PORT(str_data)(PyObject * o, size_t *len) {
    if (mp_obj_is_qstr((mp_obj_t)o)) {
        return qstr_data(MP_OBJ_QSTR_VALUE((mp_obj_t)o), len);
    }
    mp_obj_str_t *s = builtin_of(o, &mp_type_str);
    if (s == NULL && is_open_str(o)) {
        s = PART(close_str)(o) ? (mp_obj_str_t *)o : NULL;
    } else if (s == NULL) {
        // An instance of a subclass, whose string is interned.
        mp_obj_t part = typeobject_builtin_part(o);
        if (part == MP_OBJ_NULL && is_obj(o) && mp_obj_is_instance_type(head(o))
            && mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(head(o)), MP_OBJ_FROM_PTR(&mp_type_str))) {
            part = ((mp_obj_instance_t *)o)->subobj[0];
        }
        if (part != MP_OBJ_NULL && mp_obj_is_qstr(part)) {
            return qstr_data(MP_OBJ_QSTR_VALUE(part), len);
        }
    }
    if (s == NULL) {
        return NULL;
    }
    *len = s->len;
    return s->data;
}

static PyObject *bytes_new(const uint8_t *data, size_t len) {
    if (data != NULL) {
        return (PyObject *)mp_obj_new_bytes(data, len);
    }
    vstr_t v;
    vstr_init_len(&v, len);
    memset(v.buf, 0, len);
    return (PyObject *)mp_obj_new_bytes_from_vstr(&v);
}

PyObject *PORT(bytes_new)(const uint8_t *data, size_t len) {
    if (len == 0) {
        return (PyObject *)mp_const_empty_bytes;
    }
    GUARD2(PyObject *, NULL_FAILS, bytes_new, data, len);
}

uint8_t *PORT(bytes_data)(PyObject * o, size_t *len) {
    mp_obj_str_t *s = builtin_of(o, &mp_type_bytes);
    if (s == NULL) {
        return NULL;
    }
    *len = s->len;
    return (uint8_t *)s->data;
}

static PyObject *bytearray_new(const uint8_t *data, size_t len) {
    static const byte none[1];
    if (data == NULL && len > 0) {
        return (PyObject *)mp_obj_new_bytearray_by_ref(len, m_new0(byte, len));
    }
    return (PyObject *)mp_obj_new_bytearray(len, data != NULL ? data : none);
}

PyObject *PORT(bytearray_new)(const uint8_t *data, size_t len) {
    GUARD2(PyObject *, NULL_FAILS, bytearray_new, data, len);
}

uint8_t *PORT(bytearray_data)(PyObject * o, size_t *len) {
    mp_obj_array_t *a = builtin_of(o, &mp_type_bytearray);
    if (a == NULL) {
        return NULL;
    }
    *len = a->len;
    // The VM needs no memory for an empty one.
    static byte none[1];
    return a->items != NULL ? a->items : none;
}

int PORT(buffer_get)(PyObject * o, int writable, uint8_t * *data, size_t *len, int *typecode) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        caught(nlr.ret_val);
        return -1;
    }
    mp_buffer_info_t info;
    // A str has the VM's buffer, but is no bytes-like object in Python.
    mp_obj_t v = leave(o);
    bool ok = !mp_obj_is_str(v) && mp_get_buffer(v, &info, writable ? MP_BUFFER_RW : MP_BUFFER_READ);
    nlr_pop();
    if (!ok) {
        PyTypeObject *t = PORT(type_of)(o);
        if (writable && !mp_obj_is_str(v) && builtin_of(o, &mp_type_bytes) != NULL) {
            PyErr_SetString(PyExc_BufferError, "Object is not writable.");
        } else {
            PyErr_Format(PyExc_TypeError, "a bytes-like object is required, not '%.100s'", t->tp_name);
        }
        return -1;
    }
    *data = info.buf;
    *len = info.len;
    *typecode = info.typecode & 0xff;
    return 0;
}

GUARDED1(PyObject *, NULL_FAILS, memoryview_new, PyObject *, o,
    enter(mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_memoryview), leave(o))))

// ---- tuple, list ------------------------------------------------------------------------------

static PyObject *tuple_new(size_t n) {
    mp_obj_tuple_t *t = MP_OBJ_TO_PTR(mp_obj_new_tuple(n, NULL));
    memset(t->items, 0, n * sizeof(mp_obj_t));
    return (PyObject *)t;
}

// What a module has not filled of a tuple or list prints as in CPython.
void __wrap_mp_obj_print_helper(const mp_print_t *print, mp_obj_t o, mp_print_kind_t kind);
void __real_mp_obj_print_helper(const mp_print_t *print, mp_obj_t o, mp_print_kind_t kind);
void __wrap_mp_obj_print_helper(const mp_print_t *print, mp_obj_t o, mp_print_kind_t kind) {
    if (o == MP_OBJ_NULL) {
        mp_print_str(print, "<NULL>");
    } else {
        __real_mp_obj_print_helper(print, o, kind);
    }
}

PyObject *PORT(tuple_new)(size_t n) {
    if (n == 0) {
        return (PyObject *)mp_const_empty_tuple;
    }
    GUARD1(PyObject *, NULL_FAILS, tuple_new, n);
}

PyObject **PORT(tuple_items)(PyObject * o, size_t *n) {
    mp_obj_tuple_t *t = (mp_obj_tuple_t *)o;
    if (MP_LIKELY(is_obj(o) && (head(o) == &mp_type_tuple || head(o) == &typeobject_args_tuple_type))) {
        *n = t->len;
        return (PyObject **)t->items;
    }
    t = builtin_of(o, &mp_type_tuple);
    if (t == NULL && is_obj(o) && head(o) == &typeobject_idle_tuple_type) {
        // Of a call that is over: who kept it did not say so.
        t = (mp_obj_tuple_t *)o;
    } else if (t == NULL) {
        // Named tuples and the VM's attribute tuples have a tuple's layout.
        if (!is_obj(o) || is_ours(head(o))
            || MP_OBJ_TYPE_GET_SLOT_OR_NULL(head(o), subscr) != mp_obj_tuple_subscr) {
            return NULL;
        }
        t = (mp_obj_tuple_t *)o;
    }
    *n = t->len;
    return (PyObject **)t->items;
}

static PyObject *list_new(size_t n) {
    mp_obj_list_t *l = MP_OBJ_TO_PTR(mp_obj_new_list(n, NULL));
    memset(l->items, 0, n * sizeof(mp_obj_t));
    return (PyObject *)l;
}

GUARDED1(PyObject *, NULL_FAILS, list_new, size_t, n,
    list_new(n))

PyObject **PORT(list_items)(PyObject * o, size_t *n) {
    mp_obj_list_t *l = builtin_of(o, &mp_type_list);
    if (l == NULL) {
        return NULL;
    }
    *n = l->len;
    return (PyObject **)l->items;
}

GUARDED2(int, ERROR_FAILS, list_append, PyObject *, o, PyObject *, item,
    (mp_obj_list_append(MP_OBJ_FROM_PTR(builtin_of(o, &mp_type_list)), leave(item)), 0))

int PORT(list_resize)(PyObject * o, size_t n) {
    mp_obj_list_t *l = builtin_of(o, &mp_type_list);
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        caught(nlr.ret_val);
        return -1;
    }
    if (n > l->alloc) {
        size_t alloc = n + n / 4 + 4;
        l->items = m_renew(mp_obj_t, l->items, l->alloc, alloc);
        l->alloc = alloc;
    }
    if (n > l->len) {
        memset(l->items + l->len, 0, (l->alloc - l->len) * sizeof(mp_obj_t));
    } else {
        memset(l->items + n, 0, (l->len - n) * sizeof(mp_obj_t));
    }
    l->len = n;
    nlr_pop();
    return 0;
}

// ---- dict, set ----------------------------------------------------------------------------------

static mp_obj_dict_t *dict_of(PyObject *o) {
    if (is_obj(o) && (head(o) == &typeobject_args_dict_type || head(o) == &typeobject_idle_dict_type)) {
        return (mp_obj_dict_t *)o;
    }
    mp_obj_dict_t *d = builtin_of(o, &mp_type_dict);
    #if MICROPY_PY_COLLECTIONS_ORDEREDDICT
    if (d == NULL) {
        d = builtin_of(o, &mp_type_ordereddict);
    }
    #endif
    return d;
}

PyObject *PORT(dict_new)(void) {
    PROTECT(PyObject *, NULL, (PyObject *)mp_obj_new_dict(0));
}

int PORT(dict_check)(PyObject * o) {
    return dict_of(o) != NULL;
}

// The VM does not hash a key that a dict of strings cannot hold; an unhashable one is a
// TypeError all the same.
static mp_obj_t dict_key(PyObject *key) {
    mp_obj_t k = leave(key);
    if (is_obj(k) && head(k) != &mp_type_str) {
        mp_unary_op(MP_UNARY_OP_HASH, k);
    }
    return k;
}

static PyObject *dict_get(PyObject *d, PyObject *key) {
    mp_map_elem_t *e = mp_map_lookup(&dict_of(d)->map, dict_key(key), MP_MAP_LOOKUP);
    return e == NULL ? NULL : enter(e->value);
}

GUARDED2(PyObject *, NULL_FAILS, dict_get, PyObject *, d, PyObject *, key,
    dict_get(d, key))

// The map of a dict that is about to change: if it is that of a call, it serves no other.
static mp_map_t *map_to_change(PyObject *d) {
    typeobject_keep_args(d);
    return &dict_of(d)->map;
}

#ifdef TYPEOBJECT_VM
// The dict to write to in place of a map in flash; NULL with an exception when there is none.
static PyObject *open_dict(PyObject *d) {
    const mp_map_t *map = &dict_of(d)->map;
    return HAS_PART(thaw) && map->is_fixed && map->is_ordered ? PART(thaw)(d) : d;
}
#endif

int PORT(dict_set)(PyObject * d, PyObject * key, PyObject * value) {
    #ifdef TYPEOBJECT_VM
    if ((d = open_dict(d)) == NULL) {
        return -1;
    }
    #endif
    mp_map_t *map = map_to_change(d);
    // A type's dict is closed to Python code but not to the C-API. A dict with a table that
    // is not on the heap stays closed to all.
    bool fixed = map->is_fixed && !map->is_ordered;
    nlr_buf_t nlr;
    int r = 0;
    if (fixed) {
        map->is_fixed = 0;
    }
    if (nlr_push(&nlr) == 0) {
        mp_obj_t k = leave(key);
        // Attribute names are compared as interned strings by the VM.
        if (fixed && mp_obj_is_str(k)) {
            k = mp_obj_str_intern(k);
        }
        mp_map_lookup(map, k, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = leave(value);
        nlr_pop();
    } else {
        caught(nlr.ret_val);
        r = -1;
    }
    if (fixed) {
        map->is_fixed = 1;
    }
    return r;
}

int PORT(dict_del)(PyObject * d, PyObject * key) {
    #ifdef TYPEOBJECT_VM
    if ((d = open_dict(d)) == NULL) {
        return -1;
    }
    #endif
    mp_map_t *map = map_to_change(d);
    bool fixed = map->is_fixed && !map->is_ordered;
    nlr_buf_t nlr;
    int r = -1;
    if (fixed) {
        map->is_fixed = 0;
    }
    if (nlr_push(&nlr) == 0) {
        r = mp_map_lookup(map, dict_key(key), MP_MAP_LOOKUP_REMOVE_IF_FOUND) != NULL;
        nlr_pop();
    } else {
        caught(nlr.ret_val);
    }
    if (fixed) {
        map->is_fixed = 1;
    }
    return r;
}

size_t PORT(dict_len)(PyObject * d) {
    return dict_of(d)->map.used;
}

void PORT(dict_clear)(PyObject * d) {
    mp_map_t *map = map_to_change(d);
    if (!map->is_fixed) {
        mp_map_clear(map);
    }
}

int PORT(dict_next)(PyObject * d, Py_ssize_t * pos, PyObject * *key, PyObject * *value) {
    mp_map_t *map = &dict_of(d)->map;
    for (size_t i = *pos < 0 ? map->alloc : (size_t)*pos; i < map->alloc; i++) {
        if (mp_map_slot_is_filled(map, i)) {
            *pos = (Py_ssize_t)i + 1;
            if (key != NULL) {
                *key = enter(map->table[i].key);
            }
            if (value != NULL) {
                *value = enter(map->table[i].value);
            }
            return 1;
        }
    }
    return 0;
}

#ifdef TYPEOBJECT_VM

PyObject *PORT(dict_keyword)(PyObject * d, const char *name) {
    const mp_map_t *map = &dict_of(d)->map;
    size_t len = strlen(name);
    for (size_t i = 0; i < map->alloc; i++) {
        if (mp_map_slot_is_filled(map, i) && mp_obj_is_str(map->table[i].key)) {
            size_t n;
            const char *key = mp_obj_str_get_data(map->table[i].key, &n);
            if (n == len && memcmp(key, name, n) == 0) {
                return enter(map->table[i].value);
            }
        }
    }
    return NULL;
}

// A table of known names would take more room than it is worth.
int typeobject_keywords(PyObject *args, PyObject *kwds, const char *const *names, size_t n, PyObject **values) {
    (void)args;
    (void)kwds;
    (void)names;
    (void)n;
    (void)values;
    return 0;
}

#else

typedef struct {
    const byte *name;
    size_t len;
    PyObject *value;
} keyword;

size_t PORT(dict_keywords)(PyObject * d, keyword *out, size_t room) {
    const mp_map_t *map = &dict_of(d)->map;
    size_t n = 0;
    for (size_t i = 0; i < map->alloc && n < map->used; i++) {
        mp_obj_t key = map->table[i].key;
        if (key == MP_OBJ_NULL || key == MP_OBJ_SENTINEL) {
            continue;
        }
        if (n < room) {
            if (mp_obj_is_qstr(key)) {
                out[n].name = qstr_data(MP_OBJ_QSTR_VALUE(key), &out[n].len);
            } else {
                out[n].name = PORT(str_data)((PyObject *)key, &out[n].len);
                if (out[n].name == NULL) {
                    return 0;
                }
            }
            out[n].value = enter(map->table[i].value);
        }
        n++;
    }
    return n;
}

// The names of the parameters of one function, as C strings and as the VM's. They are known
// by the addresses of the strings, so only literals are kept: what is in the image of a module.
#define PARAMETERS (8)
static struct parameters {
    const char *names[PARAMETERS];
    mp_obj_t interned[PARAMETERS];
    size_t n;
    size_t n_named;     // the same, or 0: one is "", which is for arguments without a keyword
} parameters[32];

static inline struct parameters *parameters_at(const char *name) {
    return &parameters[((uintptr_t)name >> 2 ^ (uintptr_t)name >> 9) & (MP_ARRAY_SIZE(parameters) - 1)];
}

static struct parameters *parameters_of(const char *const *names, size_t n) {
    struct parameters *p = parameters_at(names[0]);
    if (p->n == n) {
        size_t i = 0;
        while (i < n && p->names[i] == names[i]) {
            i++;
        }
        if (i == n) {
            return p;
        }
    }
    #if defined(__linux__)
    Dl_info info;
    for (size_t i = 0; i < n; i++) {
        if (dladdr(names[i], &info) == 0) {
            return NULL;
        }
    }
    #endif
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        return NULL;
    }
    p->n = p->n_named = 0;
    bool named = true;
    for (size_t i = 0; i < n; i++) {
        named = named && names[i][0] != '\0';
        p->names[i] = names[i];
        p->interned[i] = MP_OBJ_NEW_QSTR(qstr_from_str(names[i]));
    }
    p->n = n;
    p->n_named = named ? n : 0;
    nlr_pop();
    return p;
}

// For varargs.c: the names of the parameters as the VM has them, or NULL.
const mp_obj_t *typeobject_interned(const char *const *names, size_t n) {
    const struct parameters *p = n != 0 && n <= PARAMETERS ? parameters_of(names, n) : NULL;
    return p != NULL ? p->interned : NULL;
}

int PORT(dict_sort_keywords)(PyObject * d, const char *const *names, size_t n, PyObject * *values) {
    mp_obj_dict_t *dict = dict_of(d);
    if (n == 0 || n > PARAMETERS || dict == NULL) {
        return -1;
    }
    const struct parameters *p = parameters_of(names, n);
    const mp_map_t *map = &dict->map;
    if (p == NULL || map->used > n) {
        return -1;
    }
    for (size_t i = 0; i < n; i++) {
        values[i] = NULL;
    }
    size_t next = 0;
    for (size_t i = 0, left = map->used; left != 0 && i < map->alloc; i++) {
        mp_obj_t key = map->table[i].key;
        // Keywords come in the order of the parameters as a rule.
        if (MP_UNLIKELY(next == n || p->interned[next] != key)) {
            if (key == MP_OBJ_NULL || key == MP_OBJ_SENTINEL) {
                continue;
            }
            for (next = 0; next < n && p->interned[next] != key; next++) {
            }
            if (next == n) {
                return -1;
            }
        }
        values[next++] = enter(map->table[i].value);
        left--;
    }
    return (int)map->used;
}

// Into `values`, from the one of `i` on, by the names as they are remembered; false when those
// are not these, the arguments are in another order or an object is in them that needs a function.
// So that it calls none, which would cost more than it does.
static inline bool in_order(const struct parameters *p, const mp_map_t *kw, const char *const *names, size_t i, size_t n,
    PyObject **values) {
    const mp_map_elem_t *given = kw->table, *end = given + kw->used;
    for (; i < n; i++) {
        if (p->names[i] != names[i]) {
            return false;
        }
        PyObject *value = NULL;
        if (given != end && given->key == p->interned[i]) {
            value = (PyObject *)given->value;
            if (!enters_as_is(value)) {
                return false;
            }
            given++;
        }
        values[i] = value;
    }
    return given == end;
}

// The same after positional ones.
static __attribute__((noinline)) bool in_order_behind(const struct parameters *p, const mp_obj_tuple_t *tuple,
    const mp_map_t *kw, const char *const *names, size_t n, PyObject **values) {
    for (size_t i = 0; i < tuple->len; i++) {
        values[i] = (PyObject *)tuple->items[i];
        if (p->names[i] != names[i] || !enters_as_is(tuple->items[i])) {
            return false;
        }
    }
    return in_order(p, kw, names, tuple->len, n, values);
}

// The same in any order: 1 or 0.
static __attribute__((noinline)) int in_any_order(const mp_obj_tuple_t *tuple, const mp_map_t *kw,
    const char *const *names, size_t n, PyObject **values) {
    const struct parameters *p = parameters_of(names, n);
    if (p == NULL || p->n_named != n) {
        return 0;
    }
    for (size_t i = 0; i < n; i++) {
        values[i] = i < tuple->len ? enter(tuple->items[i]) : NULL;
    }
    for (size_t k = 0, i; k < kw->used; k++) {
        for (i = tuple->len; i < n && kw->table[k].key != p->interned[i]; i++) {
        }
        if (i == n || values[i] != NULL) {
            return 0;
        }
        values[i] = enter(kw->table[k].value);
    }
    return 1;
}

int typeobject_keywords(PyObject *args, PyObject *kwds, const char *const *names, size_t n, PyObject **values) {
    if (args == NULL || !is_obj(args) || (head(args) != &typeobject_args_tuple_type && head(args) != &mp_type_tuple)
        || !is_obj(kwds) || head(kwds) != &typeobject_args_dict_type || n - 1 >= PARAMETERS || names[n] != NULL) {
        return 0;
    }
    const mp_obj_tuple_t *tuple = (const mp_obj_tuple_t *)args;
    const mp_map_t *kw = &((const mp_obj_dict_t *)kwds)->map;
    if (tuple->len + kw->used > n) {
        return 0;
    }
    // As a rule callers keep to the order of the parameters.
    const struct parameters *p = parameters_at(names[0]);
    return p->n_named == n
            && (tuple->len == 0 ? in_order(p, kw, names, 0, n, values) : in_order_behind(p, tuple, kw, names, n, values))
        ? 1 : in_any_order(tuple, kw, names, n, values);
}

#endif

static const mp_obj_type_t *set_type(int frozen) {
    #if MICROPY_PY_BUILTINS_FROZENSET
    if (frozen) {
        return &mp_type_frozenset;
    }
    #endif
    (void)frozen;
    return &mp_type_set;
}

PyObject *PORT(set_new)(PyObject * iterable, int frozen) {
    mp_obj_t arg = iterable != NULL ? leave(iterable) : MP_OBJ_NULL;
    PROTECT(PyObject *, NULL,
        (PyObject *)mp_call_function_n_kw(MP_OBJ_FROM_PTR(set_type(frozen)), arg != MP_OBJ_NULL, 0, &arg));
}

// A set object of the VM: type, then the set.
static mp_set_t *set_of(PyObject *s) {
    char *o = builtin_of(s, &mp_type_set);
    #if MICROPY_PY_BUILTINS_FROZENSET
    if (o == NULL) {
        o = builtin_of(s, &mp_type_frozenset);
    }
    #endif
    return o == NULL ? NULL : (mp_set_t *)(o + sizeof(mp_obj_base_t));
}

GUARDED2(int, ERROR_FAILS, set_add, PyObject *, s, PyObject *, key,
    (mp_set_lookup(set_of(s), leave(key), MP_MAP_LOOKUP_ADD_IF_NOT_FOUND), 0))

GUARDED2(int, ERROR_FAILS, set_discard, PyObject *, s, PyObject *, key,
    mp_set_lookup(set_of(s), leave(key), MP_MAP_LOOKUP_REMOVE_IF_FOUND) != MP_OBJ_NULL)

size_t PORT(set_len)(PyObject * s) {
    mp_set_t *set = set_of(s);
    return set == NULL ? 0 : set->used;
}
