// What CPython's exceptions have and the VM's have not: cause, context and traceback as
// attributes.
//
// Where the VM has no place for them they are kept behind the exception's arguments, in the same
// block of the heap: a tuple that says it is shorter than it is.

#include "port.h"

// The VM's own exception in an exception of any kind; NULL when there is none.
static mp_obj_exception_t *native(mp_obj_t exc) {
    if (is_obj(exc) && is_ours(head(exc))) {
        exc = typeobject_builtin_part((PyObject *)exc);
    } else if (is_obj(exc) && mp_obj_is_instance_type(head(exc))) {
        exc = ((mp_obj_instance_t *)MP_OBJ_TO_PTR(exc))->subobj[0];
    }
    return exc != MP_OBJ_NULL && is_obj(exc) && mp_obj_is_native_exception_instance(exc) ? MP_OBJ_TO_PTR(exc) : NULL;
}

#if CIRCUITPY && MICROPY_CPYTHON_EXCEPTION_CHAIN

// NULL when there is nothing.
static mp_obj_t chain_get(const mp_obj_exception_t *e, int which) {
    return which == EXC_CAUSE ? MP_OBJ_FROM_PTR(e->cause)
           : which == EXC_CONTEXT ? MP_OBJ_FROM_PTR(e->context)
           : e->suppress_context ? mp_const_true : MP_OBJ_NULL;
}

static void chain_set(mp_obj_exception_t *e, int which, mp_obj_t value) {
    #if MICROPY_CONST_GENERATOREXIT_OBJ
    if (e == &mp_const_GeneratorExit_obj) {
        return;
    }
    #endif
    if (which == EXC_CAUSE) {
        e->cause = MP_OBJ_TO_PTR(value);
    } else if (which == EXC_CONTEXT) {
        e->context = MP_OBJ_TO_PTR(value);
    } else {
        e->suppress_context = value != MP_OBJ_NULL && mp_obj_is_true(value);
    }
}

#else

typedef struct {
    const void *mark;
    mp_obj_t values[EXC_VALUES];
} chain;

static const char chain_mark;

static size_t args_size(size_t n) {
    return offsetof(mp_obj_tuple_t, items) + n * sizeof(mp_obj_t);
}

// What is kept for an exception; NULL when there is nothing.
static chain *chain_of(const mp_obj_exception_t *e) {
    if (e->args == NULL || gc_nbytes(e->args) < args_size(e->args->len) + sizeof(chain)) {
        return NULL;
    }
    chain *c = (chain *)&e->args->items[e->args->len];
    return c->mark == &chain_mark ? c : NULL;
}

// The same, made when it is not there. NULL for an exception outside the heap.
static chain *make_chain(mp_obj_exception_t *e) {
    chain *c = chain_of(e);
    if (c != NULL || gc_nbytes(e) == 0 || e->args == NULL) {
        return c;
    }
    mp_obj_tuple_t *args = m_malloc0(args_size(e->args->len) + sizeof(chain));
    memcpy(args, e->args, args_size(e->args->len));
    e->args = args;
    c = (chain *)&args->items[args->len];
    c->mark = &chain_mark;
    return c;
}

// NULL when there is nothing.
static mp_obj_t chain_get(const mp_obj_exception_t *e, int which) {
    chain *c = chain_of(e);
    return c != NULL ? c->values[which] : MP_OBJ_NULL;
}

// Raises.
static void chain_set(mp_obj_exception_t *e, int which, mp_obj_t value) {
    chain *c = value != MP_OBJ_NULL ? make_chain(e) : chain_of(e);
    if (c != NULL) {
        c->values[which] = value;
    }
}

#endif

static const uint16_t names[] = {MP_QSTR___cause__, MP_QSTR___context__, MP_QSTR___suppress_context__};

// An instance of a class made in Python keeps what Python code sets among its own attributes.
static mp_map_elem_t *member(mp_obj_t exc, int which, mp_map_lookup_kind_t kind) {
    if (is_obj(exc) && mp_obj_is_instance_type(head(exc))) {
        return mp_map_lookup(&((mp_obj_instance_t *)MP_OBJ_TO_PTR(exc))->members, MP_OBJ_NEW_QSTR(names[which]), kind);
    }
    return NULL;
}

PyObject *PORT(exc_get)(PyObject * exc, int which) {
    mp_map_elem_t *m = member(leave(exc), which, MP_MAP_LOOKUP);
    if (m != NULL) {
        return m->value == mp_const_none ? NULL : enter(m->value);
    }
    mp_obj_exception_t *e = native(leave(exc));
    mp_obj_t v = e != NULL ? chain_get(e, which) : MP_OBJ_NULL;
    return v == MP_OBJ_NULL ? NULL : enter(v);
}

int PORT(exc_set)(PyObject * exc, int which, PyObject * value) {
    // Where no module can ask for it, and Python code neither, nothing is kept.
    return HAS_PART(exception_set) ? PART(exception_set)(exc, which, value) : 0;
}

int typeobject_exception_set(PyObject *exc, int which, PyObject *value) {
    member(leave(exc), which, MP_MAP_LOOKUP_REMOVE_IF_FOUND);
    mp_obj_exception_t *e = native(leave(exc));
    if (e == NULL) {
        return 0;
    }
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        caught(nlr.ret_val);
        return -1;
    }
    chain_set(e, which, value == NULL ? MP_OBJ_NULL : leave(value));
    nlr_pop();
    return 0;
}

// ---- tracebacks -----------------------------------------------------------------------------

// The VM notes file, line and function of each frame, the innermost first. A traceback of
// Python begins with the outermost, which is the last of `len` words.
#if CIRCUITPY
typedef mp_obj_traceback_t traceback;
#else
typedef struct {
    mp_obj_base_t base;
    size_t len;
    size_t *data;
} traceback;
#endif

static mp_obj_t traceback_new(size_t *data, size_t len) {
    if (len == 0) {
        return mp_const_none;
    }
    traceback *t = mp_obj_malloc(traceback, &typeobject_traceback_type);
    #if CIRCUITPY
    t->alloc = 0;
    #endif
    t->data = data;
    t->len = len;
    return MP_OBJ_FROM_PTR(t);
}

void typeobject_traceback_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    const traceback *t = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL || t->len < 3) {
        return;
    }
    if (attr == MP_QSTR_tb_lineno) {
        dest[0] = mp_obj_new_int((mp_int_t)t->data[t->len - 2]);
    } else if (attr == MP_QSTR_tb_next) {
        dest[0] = traceback_new(t->data, t->len - 3);
    }
}

#if !CIRCUITPY
MP_DEFINE_CONST_OBJ_TYPE(typeobject_traceback_type, MP_QSTR_traceback, MP_TYPE_FLAG_NONE, attr, typeobject_traceback_attr);
#endif

static size_t *copy(const size_t *data, size_t len) {
    size_t *to = m_new(size_t, len);
    memcpy(to, data, len * sizeof(*to));
    return to;
}

// The exception's own words move when another frame is added.
static mp_obj_t get_traceback(mp_obj_exception_t *e) {
    size_t n, *data;
    mp_obj_exception_get_traceback(MP_OBJ_FROM_PTR(e), &n, &data);
    return n < 3 ? mp_const_none : traceback_new(copy(data, n), n);
}

// Raises.
static void set_traceback(mp_obj_exception_t *e, mp_obj_t value) {
    if (value != mp_const_none && !mp_obj_is_type(value, &typeobject_traceback_type)) {
        mp_raise_TypeError(MP_ERROR_TEXT("__traceback__ must be a traceback or None"));
    }
    const traceback *t = value != mp_const_none ? MP_OBJ_TO_PTR(value) : NULL;
    if (t == NULL || t->len == 0) {
        #if CIRCUITPY
        #if MICROPY_CONST_GENERATOREXIT_OBJ
        if (e == &mp_const_GeneratorExit_obj) {
            return;
        }
        #endif
        e->traceback = (mp_obj_traceback_t *)&mp_const_empty_traceback_obj;
        #else
        e->traceback_len = 0;
        #endif
        return;
    }
    size_t *data = copy(t->data, t->len);
    #if CIRCUITPY
    traceback *own = MP_OBJ_TO_PTR(traceback_new(data, t->len));
    own->alloc = t->len;
    e->traceback = own;
    #else
    e->traceback_data = data;
    e->traceback_alloc = t->len;
    e->traceback_len = t->len;
    #endif
}

PyObject *PORT(traceback_get)(PyObject * exc) {
    mp_obj_exception_t *e = native(leave(exc));
    if (e == NULL) {
        return NULL;
    }
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        caught(nlr.ret_val);
        return NULL;
    }
    mp_obj_t t = get_traceback(e);
    nlr_pop();
    return t == mp_const_none ? NULL : (PyObject *)t;
}

static int set_traceback_of(PyObject *exc, PyObject *value) {
    mp_obj_exception_t *e = native(leave(exc));
    if (e != NULL) {
        set_traceback(e, leave(value));
    }
    return 0;
}

PyObject *PORT(none)(void);

GUARDED2(int, ERROR_FAILS, traceback_set, PyObject *, exc, PyObject *, value,
    set_traceback_of(exc, value == NULL ? PORT(none)() : value))

// ---- attributes -----------------------------------------------------------------------------

static mp_obj_t with_traceback(mp_obj_t self, mp_obj_t value) {
    mp_obj_exception_t *e = native(self);
    if (e != NULL) {
        set_traceback(e, value);
    }
    return self;
}
static MP_DEFINE_CONST_FUN_OBJ_2(with_traceback_obj, with_traceback);

static int chain_attribute(qstr attr) {
    int i = EXC_VALUES - 1;
    while (i >= 0 && attr != names[i]) {
        i--;
    }
    return i;
}

// UnicodeDecodeError(encoding, object, start, end, reason), UnicodeEncodeError with the same;
// UnicodeTranslateError has no encoding. The first of these arguments, or NULL.
static const mp_obj_t *unicode_error(const mp_obj_exception_t *e, const char **verb) {
    const char *name = qstr_str(e->base.type->name);
    *verb = strcmp(name, "UnicodeDecodeError") == 0 ? "decode" : strcmp(name, "UnicodeEncodeError") == 0 ? "encode"
        : strcmp(name, "UnicodeTranslateError") == 0 ? "translate" : NULL;
    if (*verb == NULL || e->args == NULL || e->args->len != (**verb == 't' ? 4u : 5u)) {
        return NULL;
    }
    return **verb == 't' ? e->args->items - 1 : e->args->items;
}

static int unicode_attribute(qstr attr) {
    static const uint16_t order[] = {MP_QSTR_encoding, MP_QSTR_object, MP_QSTR_start, MP_QSTR_end, MP_QSTR_reason};
    int i = MP_ARRAY_SIZE(order) - 1;
    while (i >= 0 && attr != order[i]) {
        i--;
    }
    return i;
}

// "byte 0xff", "character '\u20ac'": the only one in error. False when it is not there.
static bool print_culprit(const mp_print_t *print, mp_obj_t object, mp_int_t at) {
    size_t len;
    const char *s = mp_obj_str_get_data(object, &len);
    if (!mp_obj_is_str(object)) {
        if ((size_t)at < len) {
            mp_printf(print, "byte 0x%02x", (byte)s[at]);
        }
        return (size_t)at < len;
    }
    const byte *p = (const byte *)s, *top = p + len;
    for (; at > 0 && p < top; at--) {
        p = utf8_next_char(p);
    }
    if (p >= top) {
        return false;
    }
    unsigned c = (unsigned)utf8_get_char(p);
    mp_printf(print, c <= 0xff ? "character '\\x%02x'" : c <= 0xffff ? "character '\\u%04x'" : "character '\\U%08x'", c);
    return true;
}

// In place of mp_obj_exception_print, for the exceptions that the VM does not have.
void typeobject_exception_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    mp_obj_exception_t *e = MP_OBJ_TO_PTR(self_in);
    mp_print_kind_t k = kind & ~PRINT_EXC_SUBCLASS;
    const char *verb;
    const mp_obj_t *args = k == PRINT_STR || k == PRINT_EXC ? unicode_error(e, &verb) : NULL;
    if (args == NULL || !mp_obj_is_str_or_bytes(args[1]) || mp_obj_is_str(args[1]) == (*verb == 'd')
        || !mp_obj_is_small_int(args[2]) || !mp_obj_is_small_int(args[3])) {
        mp_obj_exception_print(print, self_in, kind);
        return;
    }
    if (kind == PRINT_EXC) {
        mp_printf(print, "%q: ", e->base.type->name);
    }
    mp_int_t start = MP_OBJ_SMALL_INT_VALUE(args[2]), end = MP_OBJ_SMALL_INT_VALUE(args[3]);
    if (*verb != 't') {
        mp_print_str(print, "'");
        mp_obj_print_helper(print, args[0], PRINT_STR);
        mp_print_str(print, "' codec ");
    }
    mp_printf(print, "can't %s ", verb);
    if (end - start == 1 && start >= 0 && print_culprit(print, args[1], start)) {
        mp_printf(print, " in position %d: ", (int)start);
    } else {
        mp_printf(print, "%s in position %d-%d: ", *verb == 'd' ? "bytes" : "characters", (int)start, (int)end - 1);
    }
    mp_obj_print_helper(print, args[4], PRINT_STR);
}

// In place of mp_obj_exception_attr, which has this name then (hooks.h).
void typeobject_vm_exception_attr(mp_obj_t self, qstr attr, mp_obj_t *dest);

void typeobject_exception_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    bool used = HAS_PART(exception_attributes) && MP_STATE_VM(typeobject_proxies) != MP_OBJ_NULL;
    (used ? PART(exception_attributes) : typeobject_vm_exception_attr)(self_in, attr, dest);
}

void typeobject_exception_attributes(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    mp_obj_exception_t *e = MP_OBJ_TO_PTR(self_in);
    int which = chain_attribute(attr);
    const mp_obj_t *unicode;
    const char *verb;
    bool load = dest[0] == MP_OBJ_NULL;
    if (which >= 0) {
        if (load) {
            mp_obj_t v = chain_get(e, which);
            dest[0] = v != MP_OBJ_NULL ? v : which == EXC_SUPPRESS ? mp_const_false : mp_const_none;
        } else if (dest[1] != MP_OBJ_NULL) {
            if (which != EXC_SUPPRESS && dest[1] != mp_const_none && native(dest[1]) == NULL) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("exception %s must be None or derive from BaseException"),
                    which == EXC_CAUSE ? "cause" : "context");
            }
            chain_set(e, which, dest[1] == mp_const_none ? MP_OBJ_NULL : dest[1]);
            if (which == EXC_CAUSE) {
                chain_set(e, EXC_SUPPRESS, mp_const_true);
            }
            dest[0] = MP_OBJ_NULL;
        }
    } else if (attr == MP_QSTR___traceback__) {
        if (load) {
            dest[0] = get_traceback(e);
        } else if (dest[1] != MP_OBJ_NULL) {
            set_traceback(e, dest[1]);
            dest[0] = MP_OBJ_NULL;
        }
    } else if (load && unicode_attribute(attr) >= 0 && (unicode = unicode_error(e, &verb)) != NULL
               && (unicode_attribute(attr) != 0 || *verb != 't')) {
        dest[0] = unicode[unicode_attribute(attr)];
    } else if (load && attr == MP_QSTR_with_traceback) {
        dest[0] = MP_OBJ_FROM_PTR(&with_traceback_obj);
        dest[1] = self_in;
    } else {
        typeobject_vm_exception_attr(self_in, attr, dest);
    }
}
