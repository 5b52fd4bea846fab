// The slots of the VM's type behind a module's type, but for its attributes (attr.c): each
// calls the slot of the PyTypeObject and checks what came back.

#include "type.h"

// ---- the other slots --------------------------------------------------------------------

static mp_obj_t construct(PyTypeObject *t, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    if (MP_UNLIKELY(typeobject_gc.pending)) {
        typeobject_gc_safe_point();
    }
    if (t->tp_new == NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("cannot create '%s' instances"), t->tp_name);
    }
    PyObject *a = args_tuple(n_args, args);
    PyObject *k = args_dict(n_kw, args + n_args);
    PyObject *o = t->tp_new(t, a, k);
    if (MP_UNLIKELY(o == NULL)) {
        args_done(a, k);
        typeobject_raise_failed(NULL, IDENTITY(t));
    }
    PyTypeObject *ot = is_obj(o) && (const void *)head(o) == t->_vm[VM_HEAD] ? t : PORT(type_of)(o);
    int r = 0;
    if (ot->tp_init != NULL && (ot == t || is_subtype(ot, t))) {
        r = ot->tp_init(o, a, k);
    }
    args_done(a, k);
    if (MP_UNLIKELY(r < 0 || pending_exc != MP_OBJ_NULL)) {
        typeobject_raise_failed(r < 0 ? NULL : o, IDENTITY(t));
    }
    return leave(o);
}

mp_obj_t typeobject_ours_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    return construct(vmtype_of(type)->py, n_args, n_kw, args);
}

static void print_builtin_part(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    mp_obj_t part = typeobject_builtin_part(self_of(self_in));
    if (mp_obj_is_native_exception_instance(part)) {
        // With the name of its own class, as the VM does it for classes made in Python.
        if (kind != PRINT_STR) {
            mp_print_str(print, short_name(py_of(self_in)));
        }
        kind |= PRINT_EXC_SUBCLASS;
    }
    mp_obj_print_helper(print, part, kind);
}

void typeobject_print_exception(const mp_print_t *print, mp_obj_t o, PyTypeObject *t) {
    mp_print_str(print, short_name(t));
    vstr_t text;
    mp_print_t to;
    vstr_init_print(&text, 16, &to);
    mp_obj_print_helper(&to, o, PRINT_STR);
    if (text.len != 0) {
        mp_print_str(print, ": ");
        mp_print_strn(print, text.buf, text.len, 0, 0, 0);
    }
}

void typeobject_ours_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    mp_cstack_check();
    PyTypeObject *t = py_of(self_in);
    bool str = kind == PRINT_STR;
    if (kind == PRINT_EXC && (t->tp_flags & Py_TPFLAGS_BASE_EXC_SUBCLASS)) {
        typeobject_print_exception(print, self_in, t);
        return;
    }
    if (str ? FROM_BUILTIN(t, tp_str) && FROM_BUILTIN(t, tp_repr) : FROM_BUILTIN(t, tp_repr)) {
        print_builtin_part(print, self_in, kind);
        return;
    }
    reprfunc f = str && !FROM_BUILTIN(t, tp_str) ? t->tp_str : t->tp_repr;
    const char *where = str ? "__str__" : "__repr__";
    mp_obj_t r = result(f(self_of(self_in)), str ? "<class 'str'>" : "<built-in function repr>");
    if (!mp_obj_is_str(r)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s returned non-string (type %s)"), where, mp_obj_get_type_str(r));
    }
    size_t len;
    const char *text = mp_obj_str_get_data(r, &len);
    mp_print_strn(print, text, len, 0, 0, 0);
}

static Py_ssize_t length(PyTypeObject *t, PyObject *o) {
    lenfunc f = SUITE(t, tp_as_sequence, sq_length);
    if (f == NULL) {
        f = SUITE(t, tp_as_mapping, mp_length);
    }
    if (f == NULL) {
        return -2;
    }
    Py_ssize_t n = f(o);
    if (n < 0) {
        typeobject_raise_pending("<built-in function len>");
    }
    status(0, "__len__");
    return n;
}

// As much of it as a small int holds.
static mp_obj_t hash_result(Py_hash_t h) {
    return MP_OBJ_NEW_SMALL_INT((mp_int_t)((mp_uint_t)h << 1) >> 1);
}

static __attribute__((noinline)) mp_obj_t hash_slow(Py_hash_t h) {
    if (h == -1) {
        typeobject_raise_pending("<built-in function hash>");
    }
    status(0, "__hash__");
    return hash_result(h);
}

// By the __len__ of a class made in Python; NULL when there is none.
static mp_obj_t truth_of_class(PyTypeObject *t, PyObject *o) {
    if (t->_vm[VM_LINK] == NULL) {
        return MP_OBJ_NULL;
    }
    mp_obj_t instance = leave(o);
    if (typeobject_class_find(head(MP_OBJ_TO_PTR(instance)), MP_QSTR___len__) == MP_OBJ_NULL) {
        return MP_OBJ_NULL;
    }
    return mp_obj_new_bool(mp_obj_len(instance) != MP_OBJ_NEW_SMALL_INT(0));
}

static __attribute__((noinline)) mp_obj_t unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    PyTypeObject *t = py_of(self_in);
    PyObject *o = self_of(self_in);
    mp_obj_t part = typeobject_builtin_part(o);
    unaryfunc f = NULL;
    switch (op) {
        case MP_UNARY_OP_BOOL: {
            inquiry b = SUITE(t, tp_as_number, nb_bool);
            if (b != NULL) {
                int r = b(o);
                status(r < 0 ? r : 0, "<class 'bool'>");
                return mp_obj_new_bool(r);
            }
            mp_obj_t yes = truth_of_class(t, o);
            if (yes != MP_OBJ_NULL) {
                return yes;
            }
            if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_as_sequence) && FROM_BUILTIN(t, tp_as_mapping)) {
                return mp_obj_new_bool(mp_obj_is_true(part));
            }
            Py_ssize_t n = length(t, o);
            return n == -2 ? mp_const_true : mp_obj_new_bool(n != 0);
        }
        case MP_UNARY_OP_LEN: {
            if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_as_sequence) && FROM_BUILTIN(t, tp_as_mapping)) {
                return mp_unary_op(op, part);
            }
            Py_ssize_t n = length(t, o);
            return n == -2 ? MP_OBJ_NULL : mp_obj_new_int(n);
        }
        case MP_UNARY_OP_HASH: {
            if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_hash)) {
                return mp_unary_op(op, part);
            }
            if (MP_UNLIKELY(t->tp_hash == NULL)) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unhashable type: '%s'"), t->tp_name);
            }
            return hash_slow(t->tp_hash(o));
        }
        case MP_UNARY_OP_INT_MAYBE:
            f = SUITE(t, tp_as_number, nb_int);
            if (f == NULL) {
                f = SUITE(t, tp_as_number, nb_index);
            }
            break;
        #if MICROPY_PY_BUILTINS_FLOAT
        case MP_UNARY_OP_FLOAT_MAYBE:
            f = SUITE(t, tp_as_number, nb_float);
            break;
        #endif
        case MP_UNARY_OP_POSITIVE:
            f = SUITE(t, tp_as_number, nb_positive);
            break;
        case MP_UNARY_OP_NEGATIVE:
            f = SUITE(t, tp_as_number, nb_negative);
            break;
        case MP_UNARY_OP_INVERT:
            f = SUITE(t, tp_as_number, nb_invert);
            break;
        case MP_UNARY_OP_ABS:
            f = SUITE(t, tp_as_number, nb_absolute);
            break;
        default:
            break;
    }
    if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_as_number)) {
        if (op == MP_UNARY_OP_INT_MAYBE) {
            return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_int), part);
        }
        #if MICROPY_PY_BUILTINS_FLOAT
        if (op == MP_UNARY_OP_FLOAT_MAYBE) {
            return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_float), part);
        }
        #endif
        return mp_unary_op(op, part);
    }
    const char *where = op == MP_UNARY_OP_ABS ? "<built-in function abs>" : op == MP_UNARY_OP_INT_MAYBE ? "<class 'int'>"
        : op == MP_UNARY_OP_NEGATIVE || op == MP_UNARY_OP_POSITIVE || op == MP_UNARY_OP_INVERT ? "unary operator"
        : "<class 'float'>";
    if (f == NULL) {
        const char *sign = op == MP_UNARY_OP_NEGATIVE ? "unary -" : op == MP_UNARY_OP_POSITIVE ? "unary +"
            : op == MP_UNARY_OP_INVERT ? "unary ~" : op == MP_UNARY_OP_ABS ? "abs()" : NULL;
        if (sign == NULL) {
            return MP_OBJ_NULL;
        }
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("bad operand type for %s: '%s'"), sign, t->tp_name);
    }
    mp_obj_t r = result(f(o), where);
    if (op == MP_UNARY_OP_INT_MAYBE && !mp_obj_is_int(typeobject_unwrap(r)) && !mp_obj_is_bool(r)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s returned non-int (type %s)"),
            f == SUITE(t, tp_as_number, nb_int) ? "__int__" : "__index__", PORT(type_of)(enter(r))->tp_name);
    }
    #if MICROPY_PY_BUILTINS_FLOAT
    if (op == MP_UNARY_OP_FLOAT_MAYBE && !mp_obj_is_float(typeobject_unwrap(r))) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%s.__float__ returned non-float (type %s)"),
            t->tp_name, PORT(type_of)(enter(r))->tp_name);
    }
    #endif
    return r;
}

// What dicts and sets ask for needs nothing else where there is no built-in base.
mp_obj_t typeobject_ours_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    PyTypeObject *t = py_of(self_in);
    if (op != MP_UNARY_OP_HASH || t->_vm[VM_BASE] != NULL || t->tp_hash == NULL) {
        return unary_op(op, self_in);
    }
    Py_hash_t h = t->tp_hash(self_of(self_in));
    return MP_LIKELY(h != -1 && pending_exc == MP_OBJ_NULL) ? hash_result(h) : hash_slow(h);
}

// Offsets of the slots behind the VM's operators, in the VM's order.
#define NB(slot) offsetof(PyNumberMethods, slot)
static const uint16_t nb_offset[] = {
    NB(nb_or), NB(nb_xor), NB(nb_and), NB(nb_lshift), NB(nb_rshift), NB(nb_add), NB(nb_subtract),
    NB(nb_multiply), NB(nb_matrix_multiply), NB(nb_floor_divide), NB(nb_true_divide),
    NB(nb_remainder), NB(nb_power),
};
static const uint16_t nb_inplace_offset[] = {
    NB(nb_inplace_or), NB(nb_inplace_xor), NB(nb_inplace_and), NB(nb_inplace_lshift),
    NB(nb_inplace_rshift), NB(nb_inplace_add), NB(nb_inplace_subtract), NB(nb_inplace_multiply),
    NB(nb_inplace_matrix_multiply), NB(nb_inplace_floor_divide), NB(nb_inplace_true_divide),
    NB(nb_inplace_remainder), NB(nb_inplace_power),
};

static PyObject *nb_call(PyTypeObject *t, size_t offset, PyObject *a, PyObject *b) {
    if (t->tp_as_number == NULL) {
        return NULL;
    }
    if (offset == NB(nb_power) || offset == NB(nb_inplace_power)) {
        ternaryfunc f = *(ternaryfunc *)((char *)t->tp_as_number + offset);
        return f == NULL ? NULL : (PyObject *)result(f(a, b, (PyObject *)mp_const_none), "binary operator");
    }
    binaryfunc f = *(binaryfunc *)((char *)t->tp_as_number + offset);
    return f == NULL ? NULL : (PyObject *)result(f(a, b), "binary operator");
}

static mp_obj_t or_null(PyObject *r) {
    return r == (PyObject *)mp_const_notimplemented ? MP_OBJ_NULL : (mp_obj_t)r;
}

static const int8_t compare[] = {
    [MP_BINARY_OP_LESS] = Py_LT, [MP_BINARY_OP_MORE] = Py_GT, [MP_BINARY_OP_EQUAL] = Py_EQ,
    [MP_BINARY_OP_LESS_EQUAL] = Py_LE, [MP_BINARY_OP_MORE_EQUAL] = Py_GE, [MP_BINARY_OP_NOT_EQUAL] = Py_NE,
};

// What a sequence answers to + and * when its numbers' slots do not.
static mp_obj_t concat_or_repeat(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in, bool reverse) {
    PyTypeObject *t = py_of(lhs_in);
    PyObject *l = self_of(lhs_in);
    if (op == MP_BINARY_OP_ADD && !reverse && SUITE(t, tp_as_sequence, sq_concat) != NULL) {
        return result(t->tp_as_sequence->sq_concat(l, enter(rhs_in)), "__add__");
    }
    if (op == MP_BINARY_OP_MULTIPLY && SUITE(t, tp_as_sequence, sq_repeat) != NULL && mp_obj_is_int(rhs_in)) {
        return result(t->tp_as_sequence->sq_repeat(l, mp_obj_get_int(rhs_in)), "__mul__");
    }
    return MP_OBJ_NULL;
}

static __attribute__((noinline)) mp_obj_t binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    PyTypeObject *t = py_of(lhs_in);
    PyObject *l = self_of(lhs_in);
    PyObject *r = enter(rhs_in);
    mp_obj_t part = t->_vm[VM_BASE] == NULL ? MP_OBJ_NULL : *part_place(l);

    if (op <= MP_BINARY_OP_NOT_EQUAL) {
        if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_richcompare)) {
            return mp_binary_op(op, part, typeobject_unwrap(rhs_in));
        }
        if (t->tp_richcompare == NULL) {
            return MP_OBJ_NULL;
        }
        return or_null((PyObject *)result(t->tp_richcompare(l, r, compare[op]), "__richcompare__"));
    }
    if (op == MP_BINARY_OP_CONTAINS) {
        objobjproc f = SUITE(t, tp_as_sequence, sq_contains);
        if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_as_sequence)) {
            return mp_binary_op(op, part, rhs_in);
        }
        if (f == NULL) {
            return MP_OBJ_NULL;
        }
        int found = f(l, r);
        status(found < 0 ? found : 0, "__contains__");
        return mp_obj_new_bool(found);
    }
    if (op >= MP_BINARY_OP_INPLACE_OR && op <= MP_BINARY_OP_INPLACE_POWER) {
        PyObject *res = nb_call(t, nb_inplace_offset[op - MP_BINARY_OP_INPLACE_OR], l, r);
        if (res == NULL || res == (PyObject *)mp_const_notimplemented) {
            binaryfunc f = op == MP_BINARY_OP_INPLACE_ADD ? SUITE(t, tp_as_sequence, sq_inplace_concat) : NULL;
            if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_as_sequence)) {
                mp_obj_t same = mp_binary_op(op, part, typeobject_unwrap(rhs_in));
                return same == part ? leave(l) : same;
            }
            if (f != NULL) {
                return or_null((PyObject *)result(f(l, r), "__iadd__"));
            }
            ssizeargfunc rep = op == MP_BINARY_OP_INPLACE_MULTIPLY ? SUITE(t, tp_as_sequence, sq_inplace_repeat) : NULL;
            if (rep != NULL && mp_obj_is_int(rhs_in)) {
                return result(rep(l, mp_obj_get_int(rhs_in)), "__imul__");
            }
            return MP_OBJ_NULL;
        }
        return or_null(res);
    }
    bool reverse = op >= MP_BINARY_OP_REVERSE_OR && op <= MP_BINARY_OP_REVERSE_POWER;
    mp_binary_op_t plain = reverse ? op - MP_BINARY_OP_REVERSE_OR + MP_BINARY_OP_OR : op;
    if (plain == MP_BINARY_OP_DIVMOD) {
        binaryfunc f = SUITE(t, tp_as_number, nb_divmod);
        return f == NULL ? MP_OBJ_NULL : or_null((PyObject *)result(f(l, r), "<built-in function divmod>"));
    }
    if (plain >= MP_BINARY_OP_OR && plain <= MP_BINARY_OP_POWER) {
        PyObject *a = reverse ? r : l, *b = reverse ? l : r;
        PyObject *res = NULL;
        if (!(part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_as_number))) {
            res = nb_call(t, nb_offset[plain - MP_BINARY_OP_OR], a, b);
        }
        if (res != NULL && res != (PyObject *)mp_const_notimplemented) {
            return (mp_obj_t)res;
        }
        if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_as_sequence)) {
            return reverse ? mp_binary_op(plain, typeobject_unwrap(rhs_in), part) : mp_binary_op(plain, part, typeobject_unwrap(rhs_in));
        }
        return concat_or_repeat(plain, lhs_in, rhs_in, reverse);
    }
    return MP_OBJ_NULL;
}

// The VM does not ask the operand on the right about an order or divmod().

mp_obj_t __real_mp_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs);
mp_obj_t __wrap_mp_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs);

static __attribute__((noinline)) mp_obj_t ask_right(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    static const uint8_t swapped[] = {
        [MP_BINARY_OP_LESS] = MP_BINARY_OP_MORE, [MP_BINARY_OP_MORE] = MP_BINARY_OP_LESS,
        [MP_BINARY_OP_LESS_EQUAL] = MP_BINARY_OP_MORE_EQUAL, [MP_BINARY_OP_MORE_EQUAL] = MP_BINARY_OP_LESS_EQUAL,
    };
    static const char *const names[] = {
        [MP_BINARY_OP_LESS] = "<", [MP_BINARY_OP_MORE] = ">",
        [MP_BINARY_OP_LESS_EQUAL] = "<=", [MP_BINARY_OP_MORE_EQUAL] = ">=",
    };
    mp_obj_t r = MP_OBJ_NULL;
    if (op == MP_BINARY_OP_DIVMOD) {
        mp_obj_t dest[3];
        mp_load_method_maybe(rhs, MP_QSTR___rdivmod__, dest);
        if (dest[0] != MP_OBJ_NULL) {
            dest[2] = lhs;
            r = mp_call_method_n_kw(1, 0, dest);
            r = r == mp_const_notimplemented ? MP_OBJ_NULL : r;
        }
    } else {
        r = MP_OBJ_TYPE_GET_SLOT(head(MP_OBJ_TO_PTR(rhs)), binary_op)(swapped[op], rhs, lhs);
    }
    if (r != MP_OBJ_NULL) {
        return r;
    }
    const char *a = PORT(type_of)(enter(lhs))->tp_name, *b = PORT(type_of)(enter(rhs))->tp_name;
    if (op == MP_BINARY_OP_DIVMOD) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unsupported operand type(s) for divmod(): '%s' and '%s'"), a, b);
    }
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' not supported between instances of '%s' and '%s'"), names[op], a, b);
}

static __attribute__((noinline)) mp_obj_t ask_both(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    // What is built in does not know the other.
    if (is_obj(lhs) && head(lhs)->flags & (FLAG_OURS | FLAG_SUB)) {
        mp_obj_t r = MP_OBJ_TYPE_GET_SLOT(head(lhs), binary_op)(op, lhs, rhs);
        if (MP_LIKELY(r != MP_OBJ_NULL)) {
            return r;
        }
    }
    return ask_right(op, lhs, rhs);
}

TAIL_CALLS mp_obj_t __wrap_mp_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    if (is_obj(rhs) && MP_UNLIKELY(head(rhs)->flags & (FLAG_OURS | FLAG_SUB))
        && (op == MP_BINARY_OP_DIVMOD || (op <= MP_BINARY_OP_MORE_EQUAL && op != MP_BINARY_OP_EQUAL))) {
        return ask_both(op, lhs, rhs);
    }
    return __real_mp_binary_op(op, lhs, rhs);
}

_Static_assert(MP_BINARY_OP_LESS < MP_BINARY_OP_MORE && MP_BINARY_OP_MORE < MP_BINARY_OP_EQUAL
    && MP_BINARY_OP_EQUAL < MP_BINARY_OP_LESS_EQUAL && MP_BINARY_OP_LESS_EQUAL < MP_BINARY_OP_MORE_EQUAL,
    "the orders and == are the first operators");

// object.__ne__ of an instance of a class made in Python: the opposite of its __eq__.
static __attribute__((noinline)) mp_obj_t unequal(mp_obj_t self, mp_obj_t other) {
    const mp_obj_type_t *cls = head(MP_OBJ_TO_PTR(self));
    mp_obj_t f = typeobject_class_find(cls, MP_QSTR___eq__);
    if (f == MP_OBJ_NULL) {
        return MP_OBJ_NULL;
    }
    mp_obj_t dest[3] = {MP_OBJ_NULL, MP_OBJ_NULL, other};
    mp_convert_member_lookup(self, cls, f, dest);
    mp_obj_t equal = mp_call_method_n_kw(1, 0, dest);
    return equal == mp_const_notimplemented ? MP_OBJ_NULL : mp_obj_new_bool(!mp_obj_is_true(equal));
}

static __attribute__((noinline)) mp_obj_t compared(PyObject *r) {
    return or_null((PyObject *)result(r, "__richcompare__"));
}

static __attribute__((noinline)) mp_obj_t compare_any(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    PyTypeObject *t = py_of(lhs_in);
    if (t->_vm[VM_BASE] != NULL || t->tp_richcompare == NULL) {
        return binary_op(op, lhs_in, rhs_in);
    }
    PyObject *r = t->tp_richcompare(self_of(lhs_in), enter(rhs_in), compare[op]);
    if (op == MP_BINARY_OP_NOT_EQUAL && r == (PyObject *)mp_const_notimplemented && t->_vm[VM_LINK] != NULL
        && t->tp_richcompare == PyBaseObject_Type.tp_richcompare) {
        return unequal(leave(self_of(lhs_in)), rhs_in);
    }
    return compared(r);
}

// Where NotImplemented is what an operator gives, there may be more to ask.
static __attribute__((noinline)) mp_obj_t calculated(PyObject *r, mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    mp_obj_t v = result(r, "binary operator");
    return v == mp_const_notimplemented ? concat_or_repeat(op, lhs_in, rhs_in, false) : v;
}

static __attribute__((noinline)) mp_obj_t calculate(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    PyTypeObject *t = py_of(lhs_in);
    if (op >= MP_BINARY_OP_OR && op < MP_BINARY_OP_POWER && t->tp_as_number != NULL && t->_vm[VM_BASE] == NULL
        && enters_as_is(rhs_in)) {
        binaryfunc f = *(binaryfunc *)((char *)t->tp_as_number + nb_offset[op - MP_BINARY_OP_OR]);
        if (MP_LIKELY(f != NULL)) {
            PyObject *r = f(self_of(lhs_in), (PyObject *)rhs_in);
            return MP_LIKELY(is_plain(r) && r != (PyObject *)mp_const_notimplemented && pending_exc == MP_OBJ_NULL)
                ? (mp_obj_t)r : calculated(r, op, lhs_in, rhs_in);
        }
    }
    return binary_op(op, lhs_in, rhs_in);
}

// A comparison or calculation of a type without a built-in base, which most are, needs nothing
// else.
mp_obj_t typeobject_ours_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    if (op > MP_BINARY_OP_NOT_EQUAL) {
        return calculate(op, lhs_in, rhs_in);
    }
    PyTypeObject *t = py_of(lhs_in);
    if (MP_UNLIKELY(t->_vm[VM_BASE] != NULL || t->tp_richcompare == NULL || !enters_as_is(rhs_in)
                    || op == MP_BINARY_OP_NOT_EQUAL)) {
        return compare_any(op, lhs_in, rhs_in);
    }
    PyObject *r = t->tp_richcompare(self_of(lhs_in), (PyObject *)rhs_in, compare[op]);
    return MP_LIKELY(!is_obj(r) && pending_exc == MP_OBJ_NULL) ? (mp_obj_t)r : compared(r);
}

mp_obj_t typeobject_plain_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    PyTypeObject *t = py_of(self_in);
    if (op == MP_UNARY_OP_BOOL) {
        mp_obj_t yes = truth_of_class(t, self_of(self_in));
        return yes != MP_OBJ_NULL ? yes : mp_const_true;
    }
    if (op != MP_UNARY_OP_HASH) {
        return MP_OBJ_NULL;
    }
    if (t->tp_hash == NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unhashable type: '%s'"), t->tp_name);
    }
    return hash_slow(t->tp_hash(self_of(self_in)));
}

mp_obj_t typeobject_plain_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    PyTypeObject *t = py_of(lhs_in);
    if (op > MP_BINARY_OP_NOT_EQUAL || t->tp_richcompare == NULL) {
        return MP_OBJ_NULL;
    }
    PyObject *r = t->tp_richcompare(self_of(lhs_in), MP_LIKELY(enters_as_is(rhs_in)) ? rhs_in : enter(rhs_in), compare[op]);
    if (op == MP_BINARY_OP_NOT_EQUAL && r == (PyObject *)mp_const_notimplemented && t->_vm[VM_LINK] != NULL
        && t->tp_richcompare == PyBaseObject_Type.tp_richcompare) {
        return unequal(leave(self_of(lhs_in)), rhs_in);
    }
    return MP_LIKELY(is_plain(r) && r != (PyObject *)mp_const_notimplemented && pending_exc == MP_OBJ_NULL)
        ? (mp_obj_t)r : compared(r);
}

// A sequence's index, counted from the front.
static mp_int_t sequence_index(PyTypeObject *t, PyObject *o, PyObject *index) {
    if (!PyIndex_Check(index)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("sequence index must be integer, not '%s'"),
            PORT(type_of)(index)->tp_name);
    }
    mp_int_t n = PyNumber_AsSsize_t(index, PyExc_IndexError);
    if (n == -1 && pending_exc != MP_OBJ_NULL) {
        typeobject_raise_pending("__index__");
    }
    if (n < 0) {
        Py_ssize_t len = length(t, o);
        n += len == -2 ? 0 : len;
    }
    return n;
}

static __attribute__((noinline)) mp_obj_t subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    PyTypeObject *t = py_of(self_in);
    PyObject *o = self_of(self_in);
    mp_obj_t part = typeobject_builtin_part(o);
    if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_as_mapping)) {
        if (value != MP_OBJ_SENTINEL && value != MP_OBJ_NULL && mp_obj_is_type(index, &mp_type_slice)) {
            value = typeobject_unwrap(value);
        }
        return mp_obj_subscr(part, index, value);
    }
    PyObject *i = enter(index);
    if (value == MP_OBJ_SENTINEL) {
        binaryfunc f = SUITE(t, tp_as_mapping, mp_subscript);
        if (f != NULL) {
            return result(f(o, i), "__getitem__");
        }
        ssizeargfunc g = SUITE(t, tp_as_sequence, sq_item);
        if (g == NULL) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object is not subscriptable"), t->tp_name);
        }
        return result(g(o, sequence_index(t, o, i)), "__getitem__");
    }
    PyObject *v = value == MP_OBJ_NULL ? NULL : enter(value);
    objobjargproc f = SUITE(t, tp_as_mapping, mp_ass_subscript);
    if (f != NULL) {
        status(f(o, i, v), "__setitem__");
        return mp_const_none;
    }
    ssizeobjargproc g = SUITE(t, tp_as_sequence, sq_ass_item);
    if (g == NULL) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object %s"), t->tp_name,
            v != NULL ? "does not support item assignment" : "doesn't support item deletion");
    }
    status(g(o, sequence_index(t, o, i), v), "__setitem__");
    return mp_const_none;
}

static __attribute__((noinline)) mp_obj_t item_slow(PyObject *r) {
    return result(r, "__getitem__");
}

// The same for o[i].
mp_obj_t typeobject_ours_subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    #if CIRCUITPY
    // It gives the instance of a class made in Python, not the native part.
    self_in = (mp_obj_t)enter(self_in);
    #endif
    PyTypeObject *t = py_of(self_in);
    binaryfunc f = SUITE(t, tp_as_mapping, mp_subscript);
    if (MP_UNLIKELY(value != MP_OBJ_SENTINEL || f == NULL || t->_vm[VM_BASE] != NULL || !enters_as_is(index))) {
        return subscr(self_in, index, value);
    }
    PyObject *r = f(self_of(self_in), (PyObject *)index);
    return MP_LIKELY(is_plain(r) && pending_exc == MP_OBJ_NULL) ? (mp_obj_t)r : item_slow(r);
}

// What tp_iternext gave when it was no tagged word.
static __attribute__((noinline)) mp_obj_t next_slow(PyObject *r) {
    if (r != NULL) {
        return result(r, "__next__");
    }
    mp_obj_t exc = pending_exc;
    if (exc == MP_OBJ_NULL) {
        return MP_OBJ_STOP_ITERATION;
    }
    if (mp_obj_exception_match(exc, MP_OBJ_FROM_PTR(&mp_type_StopIteration))) {
        pending_exc = MP_OBJ_NULL;
        return mp_make_stop_iteration(mp_obj_exception_get_value(exc));
    }
    typeobject_raise_pending("__next__");
}

mp_obj_t typeobject_ours_iternext(mp_obj_t self_in) {
    PyObject *r = py_of(self_in)->tp_iternext(self_of(self_in));
    return MP_LIKELY(is_plain(r) && pending_exc == MP_OBJ_NULL) ? (mp_obj_t)r : next_slow(r);
}

// The VM's loops have room for an iterator that nobody else sees: one that goes to tp_iternext
// without asking the object's type again.
typedef struct {
    mp_obj_base_t base;
    mp_fun_1_t iternext;
    PyObject *it;
    PyTypeObject *type;
} loop_iter;
_Static_assert(sizeof(loop_iter) <= sizeof(mp_obj_iter_buf_t), "an iterator fits into a loop's room");

static mp_obj_t loop_next(mp_obj_t self_in) {
    const loop_iter *self = MP_OBJ_TO_PTR(self_in);
    PyObject *r = self->type->tp_iternext(self->it);
    return MP_LIKELY(is_plain(r) && pending_exc == MP_OBJ_NULL) ? (mp_obj_t)r : next_slow(r);
}

static mp_obj_t loop_over(mp_obj_t it, mp_obj_iter_buf_t *room) {
    *(loop_iter *)room = (loop_iter) {
        {&mp_type_polymorph_iter}, loop_next, self_of(it), py_of(it),
    };
    return MP_OBJ_FROM_PTR(room);
}

// Whether a class made in Python, which `t` is or is derived from, defines __getitem__.
static bool written_getitem(const PyTypeObject *t) {
    for (; t != NULL && t->tp_flags & Py_TPFLAGS_HEAPTYPE; t = t->tp_base) {
        mp_map_elem_t *e = t->tp_dict == NULL ? NULL
            : mp_map_lookup(mp_obj_dict_get_map((mp_obj_t)t->tp_dict), MP_OBJ_NEW_QSTR(MP_QSTR___getitem__), MP_MAP_LOOKUP);
        if (e != NULL) {
            return mp_obj_get_type(e->value) == &mp_type_fun_bc;
        }
    }
    return false;
}

mp_obj_t typeobject_ours_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf) {
    PyTypeObject *t = py_of(self_in);
    mp_obj_t part = typeobject_builtin_part(self_of(self_in));
    if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_iter)) {
        return mp_getiter(part, iter_buf);
    }
    if (t->tp_iter == NULL) {
        if (SUITE(t, tp_as_async, am_await) == NULL) {
            if (!written_getitem(t)) {
                mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'%s' object is not iterable"), t->tp_name);
            }
            mp_obj_t dest[2];
            mp_load_method(leave(self_of(self_in)), MP_QSTR___getitem__, dest);
            return mp_obj_new_getitem_iter(dest, iter_buf);
        }
        // `await` asks the VM's objects for an iterator.
        return result(t->tp_as_async->am_await(self_of(self_in)), "__await__");
    }
    mp_obj_t it = result(t->tp_iter(self_of(self_in)), "__iter__");
    const mp_obj_type_t *it_type = mp_obj_get_type(it);
    if (MP_UNLIKELY((it_type->flags & MP_TYPE_FLAG_ITER_IS_STREAM) == MP_TYPE_FLAG_ITER_IS_GETITER)) {
        mp_obj_t dest[2];
        mp_load_method_maybe(it, MP_QSTR___next__, dest);
        if (dest[0] == MP_OBJ_NULL) {
            mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("iter() returned non-iterator of type '%s'"),
                PORT(type_of)(enter(it))->tp_name);
        }
    }
    // A block of the heap was made for whoever gave no room, iter() among them.
    bool loop = is_ours(it_type) && MP_OBJ_TYPE_GET_SLOT_OR_NULL(it_type, iter) == (const void *)typeobject_ours_iternext
        && iter_buf != NULL && !typeobject_gc_is_block(iter_buf);
    return loop ? loop_over(it, iter_buf) : it;
}

static mp_obj_t next_call(mp_obj_t self_in) {
    mp_obj_t o = (mp_obj_t)enter(self_in);
    MP_STATE_THREAD(stop_iteration_arg) = MP_OBJ_NULL;
    mp_obj_t r = typeobject_ours_iternext(o);
    if (r == MP_OBJ_STOP_ITERATION) {
        mp_raise_StopIteration(MP_STATE_THREAD(stop_iteration_arg));
    }
    return r;
}
MP_DEFINE_CONST_FUN_OBJ_1(typeobject_next_obj, next_call);

static __attribute__((noinline)) mp_obj_t call_result_slow(PyObject *r, mp_obj_t self_in) {
    if (r == NULL || pending_exc != MP_OBJ_NULL) {
        typeobject_raise_failed(r, self_in);
    }
    return leave(r);
}

#ifdef TYPEOBJECT_VM

mp_obj_t typeobject_ours_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    stack_check();
    PyObject *a = args_tuple(n_args, args);
    PyObject *r = py_of(self_in)->tp_call(self_of(self_in), a, args_dict(n_kw, args + n_args));
    return MP_LIKELY(is_plain(r) && pending_exc == MP_OBJ_NULL) ? (mp_obj_t)r : call_result_slow(r, self_in);
}

#else

static __attribute__((noinline)) mp_obj_t call_any(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    stack_check();
    PyObject *a = args_tuple(n_args, args);
    PyObject *k = args_dict(n_kw, args + n_args);
    PyObject *r = py_of(self_in)->tp_call(self_of(self_in), a, k);
    args_done(a, k);
    return call_result_slow(r, self_in);
}

mp_obj_t typeobject_ours_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_tuple_t *a = n_kw != 0 || stack_is_low() ? NULL : args_take(n_args);
    if (MP_UNLIKELY(a == NULL)) {
        return call_any(self_in, n_args, n_kw, args);
    }
    PyObject *r = py_of(self_in)->tp_call(self_of(self_in), args_fill(a, n_args, args), NULL);
    args_give(a);
    return MP_LIKELY(is_plain(r) && pending_exc == MP_OBJ_NULL) ? (mp_obj_t)r : call_result_slow(r, self_in);
}

#endif

bool typeobject_for_memoryview;

mp_int_t typeobject_ours_buffer(mp_obj_t self_in, mp_buffer_info_t *info, mp_uint_t flags) {
    bool viewed = typeobject_for_memoryview;
    typeobject_for_memoryview = false;
    PyTypeObject *t = py_of(self_in);
    PyObject *o = self_of(self_in);
    mp_obj_t part = typeobject_builtin_part(o);
    if (part != MP_OBJ_NULL && FROM_BUILTIN(t, tp_as_buffer)) {
        return mp_get_buffer(part, info, flags) ? 0 : 1;
    }
    if (SUITE(t, tp_as_buffer, bf_getbuffer) == NULL) {
        return 1;
    }
    Py_buffer view;
    memset(&view, 0, sizeof(view));
    if (t->tp_as_buffer->bf_getbuffer(o, &view, flags & MP_BUFFER_WRITE ? PyBUF_WRITABLE : PyBUF_SIMPLE) < 0) {
        if (flags & MP_BUFFER_RAISE_IF_UNSUPPORTED) {
            typeobject_raise_pending("bf_getbuffer");
        }
        pending_exc = MP_OBJ_NULL;
        return 1;
    }
    info->buf = view.buf;
    info->len = view.len;
    info->typecode = 'B';
    // The VM has no word for "done with it". Most exporters only count, and what they gave
    // stays good; one that made something for this view is asked later, as is the exporter of
    // a memoryview.
    bool counts = view.internal == NULL && !viewed;
    if (counts && t->tp_as_buffer->bf_releasebuffer != NULL) {
        t->tp_as_buffer->bf_releasebuffer(o, &view);
    }
    if (!counts && !typeobject_gc_add_export(o, &view, viewed)) {
        mp_raise_type(&mp_type_MemoryError);
    }
    return 0;
}
