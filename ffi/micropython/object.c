// The object protocol for every value, each call caught before it could jump.

#include "port.h"
#include "py/objgenerator.h"

#if MICROPY_STACK_CHECK && MICROPY_PY_THREAD && defined(__linux__)
__thread uintptr_t typeobject_stack_low = UINTPTR_MAX;

void typeobject_stack_check(void) {
    mp_cstack_check();
    typeobject_stack_low = (uintptr_t)MP_STATE_THREAD(stack_top) - MP_STATE_THREAD(stack_limit);
}
#endif

#ifdef TYPEOBJECT_VM
#define GUARD_FUNCTION(fail) \
    uintptr_t typeobject_guard_##fail(uintptr_t a, uintptr_t b, uintptr_t c, typeobject_guarded f) { \
        PROTECT(uintptr_t, (uintptr_t)(fail), f(a, b, c)); \
    }
GUARD_FUNCTION(NULL_FAILS)
GUARD_FUNCTION(ERROR_FAILS)
#endif

static qstr name_qstr(PyObject *name) {
    return mp_obj_str_get_qstr(leave(name));
}

GUARDED2(PyObject *, NULL_FAILS, getattr, PyObject *, o, PyObject *, name,
    (stack_check(), enter(mp_load_attr(leave(o), name_qstr(name)))))

static PyObject *getattr_maybe(PyObject *o, PyObject *name) {
    stack_check();
    mp_obj_t dest[2];
    mp_load_method_protected(leave(o), name_qstr(name), dest, false);
    if (dest[0] == MP_OBJ_NULL) {
        return NULL;
    }
    if (dest[1] != MP_OBJ_NULL) {
        dest[0] = mp_obj_new_bound_meth(dest[0], dest[1]);
    }
    return enter(dest[0]);
}

GUARDED2(PyObject *, NULL_FAILS, getattr_maybe, PyObject *, o, PyObject *, name,
    getattr_maybe(o, name))

GUARDED3(int, ERROR_FAILS, setattr, PyObject *, o, PyObject *, name, PyObject *, value,
    (stack_check(), mp_store_attr(leave(o), name_qstr(name), value == NULL ? MP_OBJ_NULL : leave(value)), 0))

GUARDED2(PyObject *, NULL_FAILS, getitem, PyObject *, o, PyObject *, key,
    (stack_check(), enter(mp_obj_subscr(leave(o), leave(key), MP_OBJ_SENTINEL))))

GUARDED3(int, ERROR_FAILS, setitem, PyObject *, o, PyObject *, key, PyObject *, value,
    (stack_check(), mp_obj_subscr(leave(o), leave(key), value == NULL ? MP_OBJ_NULL : leave(value)), 0))

#define STACK_ARGS (8)

// C code that calls back into the VM may do so without end: each such way in asks for the
// stack, as CPython's calls do.
static PyObject *call(mp_obj_t f, mp_obj_t self, size_t n_args, size_t n_kw, PyObject *const *args) {
    stack_check();
    size_t n = n_args + 2 * n_kw;
    mp_obj_t buf[STACK_ARGS + 1];
    mp_obj_t *all = n <= STACK_ARGS ? buf : m_new(mp_obj_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        all[i + 1] = leave(args[i]);
    }
    for (size_t i = n_args + 1; i <= n; i += 2) {
        all[i] = typeobject_keyword(all[i]);
    }
    all[0] = self;
    mp_obj_t r;
    if (self != MP_OBJ_NULL) {
        r = mp_call_function_n_kw(f, n_args + 1, n_kw, all);
    } else {
        r = mp_call_function_n_kw(f, n_args, n_kw, all + 1);
    }
    if (all != buf) {
        m_del(mp_obj_t, all, n + 1);
    }
    return enter(r);
}

PyObject *PORT(call)(PyObject * f, size_t n_args, size_t n_kw, PyObject * const *args) {
    PROTECT(PyObject *, NULL, call(leave(f), MP_OBJ_NULL, n_args, n_kw, args));
}

static PyObject *call_method(PyObject *o, PyObject *name, size_t n_args, PyObject *const *args) {
    mp_obj_t dest[2];
    mp_load_method(leave(o), name_qstr(name), dest);
    return call(dest[0], dest[1], n_args, 0, args);
}

PyObject *PORT(call_method)(PyObject * o, PyObject * name, size_t n_args, PyObject * const *args) {
    PROTECT(PyObject *, NULL, call_method(o, name, n_args, args));
}

GUARDED1(int, NULL_FAILS, callable, PyObject *, o,
    mp_obj_is_callable(leave(o)))

GUARDED1(PyObject *, NULL_FAILS, iter, PyObject *, o,
    (stack_check(), enter(mp_getiter(leave(o), NULL))))

PyObject *PORT(iter_next)(PyObject * it) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        if (!mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(((mp_obj_base_t *)nlr.ret_val)->type), MP_OBJ_FROM_PTR(&mp_type_StopIteration))) {
            caught(nlr.ret_val);
        }
        return NULL;
    }
    stack_check();
    mp_obj_t r = mp_iternext(leave(it));
    nlr_pop();
    return r == MP_OBJ_STOP_ITERATION ? NULL : enter(r);
}

static mp_obj_t unary(int op, mp_obj_t v) {
    static const uint8_t ops[] = {MP_UNARY_OP_POSITIVE, MP_UNARY_OP_NEGATIVE, MP_UNARY_OP_INVERT, MP_UNARY_OP_ABS};
    switch (op) {
        case 4:
            return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_int), v);
        #if MICROPY_PY_BUILTINS_FLOAT
        case 5:
            return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_float), v);
        #endif
        default:
            return mp_unary_op(ops[op & 3], v);
    }
}

GUARDED2(PyObject *, NULL_FAILS, unary, int, op, PyObject *, o,
    (stack_check(), enter(unary(op, leave(o)))))

static mp_obj_t index_of(PyObject *o) {
    mp_obj_t v = leave(o), dest[2];
    // The class alone says whether it has one.
    PyTypeObject *t = PORT(type_of)(o);
    stack_check();
    mp_load_method_maybe(IDENTITY(t), MP_QSTR___index__, dest);
    if (dest[0] == MP_OBJ_NULL || dest[0] == mp_const_none) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%.200s' object cannot be interpreted as an integer"), t->tp_name);
    }
    mp_load_method(v, MP_QSTR___index__, dest);
    return mp_call_method_n_kw(0, 0, dest);
}

GUARDED1(PyObject *, NULL_FAILS, index, PyObject *, o,
    enter(index_of(o)))

static PyObject *operate(mp_binary_op_t op, PyObject *a, PyObject *b) {
    stack_check();
    return enter(mp_binary_op(op, leave(a), leave(b)));
}

PyObject *PORT(binary)(int op, PyObject * a, PyObject * b) {
    static const uint8_t ops[] = {
        MP_BINARY_OP_ADD, MP_BINARY_OP_SUBTRACT, MP_BINARY_OP_MULTIPLY, MP_BINARY_OP_MAT_MULTIPLY,
        MP_BINARY_OP_TRUE_DIVIDE, MP_BINARY_OP_FLOOR_DIVIDE, MP_BINARY_OP_MODULO, MP_BINARY_OP_DIVMOD,
        MP_BINARY_OP_POWER, MP_BINARY_OP_LSHIFT, MP_BINARY_OP_RSHIFT, MP_BINARY_OP_AND, MP_BINARY_OP_OR,
        MP_BINARY_OP_XOR,
    };
    int i = op & 31;
    if ((size_t)i >= MP_ARRAY_SIZE(ops)) {
        PyErr_BadInternalCall();
        return NULL;
    }
    mp_binary_op_t vm_op = ops[i];
    if ((op & 32) && vm_op != MP_BINARY_OP_DIVMOD) {
        vm_op = vm_op - MP_BINARY_OP_OR + MP_BINARY_OP_INPLACE_OR;
    }
    GUARD3(PyObject *, NULL_FAILS, operate, vm_op, a, b);
}

PyObject *PORT(compare)(int op, PyObject * a, PyObject * b) {
    static const uint8_t ops[] = {
        [Py_LT] = MP_BINARY_OP_LESS, [Py_LE] = MP_BINARY_OP_LESS_EQUAL, [Py_EQ] = MP_BINARY_OP_EQUAL,
        [Py_NE] = MP_BINARY_OP_NOT_EQUAL, [Py_GT] = MP_BINARY_OP_MORE, [Py_GE] = MP_BINARY_OP_MORE_EQUAL,
    };
    if (op < Py_LT || op > Py_GE) {
        PyErr_BadInternalCall();
        return NULL;
    }
    GUARD3(PyObject *, NULL_FAILS, operate, ops[op], a, b);
}

GUARDED1(int, ERROR_FAILS, is_true, PyObject *, o,
    (stack_check(), mp_obj_is_true(leave(o))))

GUARDED1(Py_ssize_t, ERROR_FAILS, len, PyObject *, o,
    (stack_check(), MP_OBJ_SMALL_INT_VALUE(mp_obj_len(leave(o)))))

GUARDED1(Py_ssize_t, ERROR_FAILS, hash, PyObject *, o,
    (stack_check(), MP_OBJ_SMALL_INT_VALUE(mp_unary_op(MP_UNARY_OP_HASH, leave(o)))))

static PyObject *printed(PyObject *o, mp_print_kind_t kind) {
    mp_obj_t v = leave(o);
    if (kind == PRINT_STR && mp_obj_is_str(v)) {
        return enter(v);
    }
    vstr_t vstr;
    mp_print_t print;
    vstr_init_print(&vstr, 16, &print);
    mp_obj_print_helper(&print, v, kind);
    return (PyObject *)mp_obj_new_str_from_utf8_vstr(&vstr);
}

typedef struct {
    void (*sink)(void *to, const char *text, size_t len);
    void *to;
} print_env;

static void print_to_sink(void *env, const char *text, size_t len) {
    print_env *e = env;
    e->sink(e->to, text, len);
}

int PORT(print)(PyObject * o, int repr, void (*sink)(void *, const char *, size_t), void *to) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        caught(nlr.ret_val);
        return -1;
    }
    print_env env = {sink, to};
    mp_print_t print = {&env, print_to_sink};
    mp_obj_print_helper(&print, leave(o), repr ? PRINT_REPR : PRINT_STR);
    nlr_pop();
    return 0;
}

#ifdef TYPEOBJECT_VM
// UTF-8; each part that is none, as long as it could have been the beginning of some, is U+FFFD.
static void print_utf8(const mp_print_t *print, const char *text, size_t len) {
    const byte *p = (const byte *)text, *top = p + len;
    while (p < top) {
        const byte *start = p;
        byte c = *p++, low = 0x80, high = 0xbf;
        int more = c < 0x80 ? 0 : c < 0xc2 || c > 0xf4 ? -1 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
        if (c == 0xe0 || c == 0xf0) {
            low = c == 0xe0 ? 0xa0 : 0x90;
        } else if (c == 0xed || c == 0xf4) {
            high = c == 0xed ? 0x9f : 0x8f;
        }
        for (; more > 0 && p < top && *p >= low && *p <= high; more--) {
            p++;
            low = 0x80;
            high = 0xbf;
        }
        if (more == 0) {
            mp_print_strn(print, (const char *)start, (size_t)(p - start), 0, 0, 0);
        } else {
            mp_print_str(print, "\xef\xbf\xbd");
        }
    }
}

PyObject *PORT(str_static)(const char *data, size_t len);

struct typeobject_va;
void *typeobject_va_ptr(struct typeobject_va *va);
int typeobject_va_int(struct typeobject_va *va);
long typeobject_va_long(struct typeobject_va *va);
Py_ssize_t typeobject_va_size(struct typeobject_va *va);

static PyObject *format(const char *f, struct typeobject_va *va) {
    vstr_t vstr;
    mp_print_t print;
    vstr_init_print(&vstr, 32, &print);
    for (; *f != '\0'; f++) {
        const char *start = f;
        size_t limit = SIZE_MAX;
        if (*f != '%') {
            if ((byte)*f >= 0x80) {
                goto invalid;
            }
            vstr_add_byte(&vstr, (byte)*f);
            continue;
        }
        f++;
        if (*f == '.') {
            for (limit = 0; unichar_isdigit((byte)*++f);) {
                limit = limit * 10 + (size_t)(*f - '0');
            }
            if (*f != 's') {
                goto invalid;
            }
        }
        bool word = *f == 'l' || *f == 'z';
        f += word;
        if (word && *f != 'd' && *f != 'i' && *f != 'u') {
            goto invalid;
        }
        switch (*f) {
            case '%':
                vstr_add_byte(&vstr, '%');
                break;
            case 's': {
                const char *s = typeobject_va_ptr(va);
                size_t len = 0;
                while (len < limit && s[len] != '\0') {
                    len++;
                }
                print_utf8(&print, s, len);
                break;
            }
            case 'S':
            case 'R':
            case 'U': {
                PyObject *o = typeobject_va_ptr(va);
                if (o == NULL && *f == 'U') {
                    return NULL;
                }
                if (o == NULL) {
                    vstr_add_str(&vstr, "<NULL>");
                } else {
                    mp_obj_print_helper(&print, leave(o), *f == 'R' ? PRINT_REPR : PRINT_STR);
                }
                if (pending_exc != MP_OBJ_NULL) {
                    return NULL;
                }
                break;
            }
            case 'p': {
                void *p = typeobject_va_ptr(va);
                mp_printf(&print, p == NULL ? "0x(nil)" : "0x%lx", (unsigned long)(uintptr_t)p);
                break;
            }
            case 'x':
                mp_printf(&print, "%x", typeobject_va_int(va));
                break;
            case 'd':
            case 'i':
            case 'u': {
                // A long is as wide as a Py_ssize_t.
                long v = word ? typeobject_va_long(va) : typeobject_va_int(va);
                mp_printf(&print, *f != 'u' ? "%ld" : word ? "%lu" : "%u", v);
                break;
            }
            default:
            invalid:
                return PyErr_Format(PyExc_SystemError, "invalid format string: %s", start);
        }
    }
    // Not looked for among the interned strings, which takes longer than all else here.
    return PORT(str_static)(vstr_null_terminated_str(&vstr), vstr.len);
}

GUARDED2(PyObject *, NULL_FAILS, format, const char *, f, struct typeobject_va *, va,
    format(f, va))
#endif

PyObject *PORT(repr)(PyObject * o) {
    GUARD2(PyObject *, NULL_FAILS, printed, o, PRINT_REPR);
}

PyObject *PORT(str)(PyObject * o) {
    if (mp_obj_is_str((mp_obj_t)o)) {
        return o;
    }
    GUARD2(PyObject *, NULL_FAILS, printed, o, PRINT_STR);
}

GUARDED2(int, ERROR_FAILS, contains, PyObject *, o, PyObject *, item,
    (stack_check(), mp_obj_is_true(mp_binary_op(MP_BINARY_OP_CONTAINS, leave(o), leave(item)))))

GUARDED2(int, ERROR_FAILS, isinstance, PyObject *, o, PyObject *, cls,
    mp_obj_is_true(mp_call_function_2(MP_OBJ_FROM_PTR(&mp_builtin_isinstance_obj), leave(o), leave(cls))))

GUARDED2(int, ERROR_FAILS, issubclass, PyObject *, o, PyObject *, cls,
    mp_obj_is_true(mp_call_function_2(MP_OBJ_FROM_PTR(&mp_builtin_issubclass_obj), leave(o), leave(cls))))

GUARDED3(PyObject *, NULL_FAILS, slice_new, PyObject *, start, PyObject *, stop, PyObject *, step,
    (PyObject *)mp_obj_new_slice(leave(start), leave(stop), leave(step)))

int PORT(slice_ints)(PyObject * o, Py_ssize_t * start, Py_ssize_t * stop, Py_ssize_t * step) {
    if (!is_obj(o) || head(o) != &mp_type_slice) {
        return 0;
    }
    const mp_obj_slice_t *s = (mp_obj_slice_t *)o;
    if (s->step != mp_const_none || (s->start != mp_const_none && !mp_obj_is_small_int(s->start))
        || (s->stop != mp_const_none && !mp_obj_is_small_int(s->stop))) {
        return 0;
    }
    *start = s->start == mp_const_none ? 0 : MP_OBJ_SMALL_INT_VALUE(s->start);
    *stop = s->stop == mp_const_none ? PY_SSIZE_T_MAX : MP_OBJ_SMALL_INT_VALUE(s->stop);
    *step = 1;
    return 1;
}

int PORT(slice_get)(PyObject * o, PyObject * *parts) {
    if (!is_obj(o) || head(o) != &mp_type_slice) {
        return 0;
    }
    mp_obj_slice_t *s = (mp_obj_slice_t *)o;
    parts[0] = enter(s->start);
    parts[1] = enter(s->stop);
    parts[2] = enter(s->step);
    return 1;
}

GUARDED2(PyObject *, NULL_FAILS, method_new, PyObject *, func, PyObject *, self,
    (PyObject *)mp_obj_new_bound_meth(leave(func), leave(self)))

int PORT(method_get)(PyObject * o, PyObject **parts) {
    if (!is_obj(o) || head(o) != &mp_type_bound_meth) {
        return 0;
    }
    // As py/objboundmeth.c has it, which keeps the struct to itself.
    const struct {
        mp_obj_base_t base;
        mp_obj_t meth, self;
    } *m = (void *)o;
    parts[0] = enter(m->meth);
    parts[1] = enter(m->self);
    return 1;
}

PyObject *PORT(builtin)(const char *name) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        caught(nlr.ret_val);
        return NULL;
    }
    mp_obj_t dest[2];
    mp_load_method_maybe(MP_OBJ_FROM_PTR(&mp_module_builtins), qstr_from_str(name), dest);
    nlr_pop();
    return dest[0] == MP_OBJ_NULL ? NULL : enter(dest[0]);
}
