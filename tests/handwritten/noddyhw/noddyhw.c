/* noddyhw: the type of benches/benchmod.c, written by hand for MicroPython.
 *
 * It is the yardstick of the benchmark, so it does what a careful author would do, and
 * the same work as its counterpart: fields first, last and number; a constructor with
 * keywords; methods with no, one and several arguments; `label`, which insists on a str;
 * repr and equality. NoddyFin is the same type with a finaliser. Span has the protocols,
 * Chain keeps objects in nodes, ends() looks into a buffer.
 */

#include "py/obj.h"
#include "py/objstr.h"
#include "py/runtime.h"

typedef struct {
    mp_obj_base_t base;
    mp_obj_t first;
    mp_obj_t last;
    int number;
} noddy_obj_t;

static const mp_obj_type_t noddyhw_type_Noddy;
static const mp_obj_type_t noddyhw_type_NoddyFin;

static mp_obj_t noddy_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    enum { ARG_first, ARG_last, ARG_number };
    static const mp_arg_t allowed[] = {
        { MP_QSTR_first, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_QSTR(MP_QSTR_)} },
        { MP_QSTR_last, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_QSTR(MP_QSTR_)} },
        { MP_QSTR_number, MP_ARG_INT, {.u_int = 0} },
    };
    mp_arg_val_t values[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all_kw_array(n_args, n_kw, args, MP_ARRAY_SIZE(allowed), allowed, values);

    noddy_obj_t *self = type == &noddyhw_type_NoddyFin
        ? mp_obj_malloc_with_finaliser(noddy_obj_t, type)
        : mp_obj_malloc(noddy_obj_t, type);
    self->first = values[ARG_first].u_obj;
    self->last = values[ARG_last].u_obj;
    self->number = values[ARG_number].u_int;
    return MP_OBJ_FROM_PTR(self);
}

static void noddy_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    noddy_obj_t *self = MP_OBJ_TO_PTR(self_in);
    (void)kind;
    mp_print_str(print, "Noddy(");
    mp_obj_print_helper(print, self->first, PRINT_REPR);
    mp_print_str(print, ", ");
    mp_obj_print_helper(print, self->last, PRINT_REPR);
    mp_printf(print, ", %d)", self->number);
}

static mp_obj_t noddy_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    if (op != MP_BINARY_OP_EQUAL || !mp_obj_is_type(rhs_in, mp_obj_get_type(lhs_in))) {
        return MP_OBJ_NULL;
    }
    noddy_obj_t *lhs = MP_OBJ_TO_PTR(lhs_in);
    noddy_obj_t *rhs = MP_OBJ_TO_PTR(rhs_in);
    return mp_obj_new_bool(lhs->number == rhs->number
        && mp_obj_equal(lhs->first, rhs->first) && mp_obj_equal(lhs->last, rhs->last));
}

/* Loads, stores and deletes of the fields; anything else is left to the locals dict. */
static void noddy_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    noddy_obj_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_t *field = NULL;

    switch (attr) {
        case MP_QSTR_first:
            field = &self->first;
            break;
        case MP_QSTR_last:
        case MP_QSTR_label:
            field = &self->last;
            break;
        case MP_QSTR_number:
            break;
        default:
            dest[1] = MP_OBJ_SENTINEL;
            return;
    }
    if (dest[0] == MP_OBJ_NULL) {
        /* A load. A deleted field stays MP_OBJ_NULL, which is an AttributeError. */
        dest[0] = field != NULL ? *field : MP_OBJ_NEW_SMALL_INT(self->number);
        return;
    }
    if (attr == MP_QSTR_number) {
        if (dest[1] == MP_OBJ_NULL) {
            mp_raise_TypeError(MP_ERROR_TEXT("can't delete number"));
        }
        self->number = mp_obj_get_int(dest[1]);
    } else {
        if (attr == MP_QSTR_label && (dest[1] == MP_OBJ_NULL || !mp_obj_is_str(dest[1]))) {
            mp_raise_TypeError(MP_ERROR_TEXT("label must be a str"));
        }
        if (dest[1] == MP_OBJ_NULL && *field == MP_OBJ_NULL) {
            return;
        }
        *field = dest[1];
    }
    dest[0] = MP_OBJ_NULL;
}

static mp_obj_t noddy_noargs(mp_obj_t self_in) {
    (void)self_in;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(noddy_noargs_obj, noddy_noargs);

static mp_obj_t noddy_one(mp_obj_t self_in, mp_obj_t arg) {
    (void)self_in;
    return arg;
}
static MP_DEFINE_CONST_FUN_OBJ_2(noddy_one_obj, noddy_one);

static mp_obj_t noddy_several(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    return args[2];
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(noddy_several_obj, 4, 4, noddy_several);

static mp_obj_t noddy_name(mp_obj_t self_in) {
    noddy_obj_t *self = MP_OBJ_TO_PTR(self_in);
    vstr_t vstr;
    mp_print_t print;

    if (self->first == MP_OBJ_NULL || self->last == MP_OBJ_NULL) {
        mp_raise_msg(&mp_type_AttributeError, NULL);
    }
    vstr_init_print(&vstr, 16, &print);
    mp_obj_print_helper(&print, self->first, PRINT_STR);
    vstr_add_byte(&vstr, ' ');
    mp_obj_print_helper(&print, self->last, PRINT_STR);
    return mp_obj_new_str_from_vstr(&vstr);
}
static MP_DEFINE_CONST_FUN_OBJ_1(noddy_name_obj, noddy_name);

static mp_obj_t noddy_del(mp_obj_t self_in) {
    noddy_obj_t *self = MP_OBJ_TO_PTR(self_in);
    self->first = MP_OBJ_NULL;
    self->last = MP_OBJ_NULL;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(noddy_del_obj, noddy_del);

#define METHODS \
    { MP_ROM_QSTR(MP_QSTR_noargs), MP_ROM_PTR(&noddy_noargs_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_one), MP_ROM_PTR(&noddy_one_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_varargs), MP_ROM_PTR(&noddy_several_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_fastcall), MP_ROM_PTR(&noddy_several_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_name), MP_ROM_PTR(&noddy_name_obj) }

static const mp_rom_map_elem_t noddy_locals_table[] = {
    METHODS,
};
static MP_DEFINE_CONST_DICT(noddy_locals, noddy_locals_table);

static const mp_rom_map_elem_t noddyfin_locals_table[] = {
    METHODS,
    { MP_ROM_QSTR(MP_QSTR___del__), MP_ROM_PTR(&noddy_del_obj) },
};
static MP_DEFINE_CONST_DICT(noddyfin_locals, noddyfin_locals_table);

static MP_DEFINE_CONST_OBJ_TYPE(
    noddyhw_type_Noddy, MP_QSTR_Noddy, MP_TYPE_FLAG_NONE,
    make_new, noddy_make_new,
    print, noddy_print,
    binary_op, noddy_binary_op,
    attr, noddy_attr,
    locals_dict, &noddy_locals
    );

static MP_DEFINE_CONST_OBJ_TYPE(
    noddyhw_type_NoddyFin, MP_QSTR_NoddyFin, MP_TYPE_FLAG_NONE,
    make_new, noddy_make_new,
    print, noddy_print,
    binary_op, noddy_binary_op,
    attr, noddy_attr,
    locals_dict, &noddyfin_locals
    );

/* Span: `length` ints from `first` on. */
typedef struct {
    mp_obj_base_t base;
    mp_int_t first;
    mp_int_t length;
} span_obj_t;

static const mp_obj_type_t noddyhw_type_Span;

static mp_obj_t span_make(mp_int_t first, mp_int_t length) {
    span_obj_t *self = mp_obj_malloc(span_obj_t, &noddyhw_type_Span);
    self->first = first;
    self->length = length;
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t span_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    mp_arg_check_num(n_args, n_kw, 2, 2, false);
    return span_make(mp_obj_get_int(args[0]), mp_obj_get_int(args[1]));
}

static mp_obj_t span_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    span_obj_t *self = MP_OBJ_TO_PTR(self_in);
    switch (op) {
        case MP_UNARY_OP_LEN:
            return MP_OBJ_NEW_SMALL_INT(self->length);
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(self->length != 0);
        case MP_UNARY_OP_HASH:
            return MP_OBJ_NEW_SMALL_INT(self->first * 1000003 ^ self->length);
        default:
            return MP_OBJ_NULL;
    }
}

static mp_obj_t span_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    span_obj_t *lhs = MP_OBJ_TO_PTR(lhs_in);
    if (op == MP_BINARY_OP_ADD) {
        if (!mp_obj_is_int(rhs_in)) {
            return MP_OBJ_NULL;
        }
        return span_make(lhs->first + mp_obj_get_int(rhs_in), lhs->length);
    }
    if (!mp_obj_is_type(rhs_in, &noddyhw_type_Span)) {
        return MP_OBJ_NULL;
    }
    span_obj_t *rhs = MP_OBJ_TO_PTR(rhs_in);
    switch (op) {
        case MP_BINARY_OP_LESS:
            return mp_obj_new_bool(lhs->first < rhs->first);
        case MP_BINARY_OP_MORE:
            return mp_obj_new_bool(lhs->first > rhs->first);
        case MP_BINARY_OP_LESS_EQUAL:
            return mp_obj_new_bool(lhs->first <= rhs->first);
        case MP_BINARY_OP_MORE_EQUAL:
            return mp_obj_new_bool(lhs->first >= rhs->first);
        case MP_BINARY_OP_EQUAL:
            return mp_obj_new_bool(lhs->first == rhs->first);
        default:
            return MP_OBJ_NULL;
    }
}

static mp_obj_t span_subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    span_obj_t *self = MP_OBJ_TO_PTR(self_in);
    if (value != MP_OBJ_SENTINEL) {
        return MP_OBJ_NULL;
    }
    if (mp_obj_is_type(index, &mp_type_slice)) {
        mp_bound_slice_t slice;
        if (!mp_seq_get_fast_slice_indexes(self->length, index, &slice)) {
            mp_raise_ValueError(MP_ERROR_TEXT("a Span has no steps"));
        }
        return span_make(self->first + slice.start, slice.stop - slice.start);
    }
    return MP_OBJ_NEW_SMALL_INT(self->first + mp_get_index(self->base.type, self->length, index, false));
}

/* The iterator fits into the buffer that the caller has for it. */
typedef struct {
    mp_obj_base_t base;
    mp_fun_1_t iternext;
    span_obj_t *span;
    mp_int_t at;
} span_iter_t;
_Static_assert(sizeof(span_iter_t) <= sizeof(mp_obj_iter_buf_t), "the iterator fits");

static mp_obj_t span_iternext(mp_obj_t self_in) {
    span_iter_t *it = MP_OBJ_TO_PTR(self_in);
    if (it->at >= it->span->length) {
        return MP_OBJ_STOP_ITERATION;
    }
    return MP_OBJ_NEW_SMALL_INT(it->span->first + it->at++);
}

static mp_obj_t span_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf) {
    span_iter_t *it = (span_iter_t *)iter_buf;
    it->base.type = &mp_type_polymorph_iter;
    it->iternext = span_iternext;
    it->span = MP_OBJ_TO_PTR(self_in);
    it->at = 0;
    return MP_OBJ_FROM_PTR(it);
}

static mp_obj_t span_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    span_obj_t *self = MP_OBJ_TO_PTR(self_in);
    mp_arg_check_num(n_args, n_kw, 1, 1, false);
    return MP_OBJ_NEW_SMALL_INT(self->first + mp_obj_get_int(args[0]));
}

static MP_DEFINE_CONST_OBJ_TYPE(
    noddyhw_type_Span, MP_QSTR_Span, MP_TYPE_FLAG_NONE,
    make_new, span_make_new,
    unary_op, span_unary_op,
    binary_op, span_binary_op,
    subscr, span_subscr,
    iter, span_getiter,
    call, span_call
    );

/* Chain: objects in a list of nodes. */
typedef struct _node_t {
    struct _node_t *next;
    mp_obj_t value;
} node_t;

typedef struct {
    mp_obj_base_t base;
    node_t *nodes;
} chain_obj_t;

static mp_obj_t chain_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)args;
    mp_arg_check_num(n_args, n_kw, 0, 0, false);
    chain_obj_t *self = mp_obj_malloc(chain_obj_t, type);
    self->nodes = NULL;
    return MP_OBJ_FROM_PTR(self);
}

static mp_obj_t chain_push(mp_obj_t self_in, mp_obj_t value) {
    chain_obj_t *self = MP_OBJ_TO_PTR(self_in);
    node_t *node = m_new_obj(node_t);
    node->value = value;
    node->next = self->nodes;
    self->nodes = node;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(chain_push_obj, chain_push);

static const mp_rom_map_elem_t chain_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_push), MP_ROM_PTR(&chain_push_obj) },
};
static MP_DEFINE_CONST_DICT(chain_locals, chain_locals_table);

static MP_DEFINE_CONST_OBJ_TYPE(
    noddyhw_type_Chain, MP_QSTR_Chain, MP_TYPE_FLAG_NONE,
    make_new, chain_make_new,
    locals_dict, &chain_locals
    );

/* ends(data): the first byte of any buffer and its last one. */
static mp_obj_t noddyhw_ends(mp_obj_t data) {
    mp_buffer_info_t info;
    mp_get_buffer_raise(data, &info, MP_BUFFER_READ);
    const byte *bytes = info.buf;
    return MP_OBJ_NEW_SMALL_INT(info.len > 0 ? bytes[0] + bytes[info.len - 1] : 0);
}
static MP_DEFINE_CONST_FUN_OBJ_1(noddyhw_ends_obj, noddyhw_ends);

static const mp_rom_map_elem_t noddyhw_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_noddyhw) },
    { MP_ROM_QSTR(MP_QSTR_Noddy), MP_ROM_PTR(&noddyhw_type_Noddy) },
    { MP_ROM_QSTR(MP_QSTR_NoddyFin), MP_ROM_PTR(&noddyhw_type_NoddyFin) },
    { MP_ROM_QSTR(MP_QSTR_Span), MP_ROM_PTR(&noddyhw_type_Span) },
    { MP_ROM_QSTR(MP_QSTR_Chain), MP_ROM_PTR(&noddyhw_type_Chain) },
    { MP_ROM_QSTR(MP_QSTR_ends), MP_ROM_PTR(&noddyhw_ends_obj) },
};
static MP_DEFINE_CONST_DICT(noddyhw_globals, noddyhw_globals_table);

const mp_obj_module_t noddyhw_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&noddyhw_globals,
};
MP_REGISTER_MODULE(MP_QSTR_noddyhw, noddyhw_module);
