// C's formatting for the modules of an image. What a port has under the C library's names may be
// the VM's own printf, which knows no %lld, %zd or %*d and takes the arguments behind them for
// others.

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "py/mpconfig.h"
#include "py/formatfloat.h"

int typeobject_vsnprintf(char *str, size_t size, const char *format, va_list list);
int typeobject_snprintf(char *str, size_t size, const char *format, ...);
int typeobject_vsprintf(char *str, const char *format, va_list list);
int typeobject_sprintf(char *str, const char *format, ...);

// `n` counts what there is no room for, too.
typedef struct {
    char *str;
    size_t size, n;
} text;

static void put(text *t, const char *from, size_t n) {
    for (; n != 0; n--, from++, t->n++) {
        if (t->n < t->size) {
            t->str[t->n] = *from;
        }
    }
}

static void fill(text *t, char c, int n) {
    for (; n > 0; n--) {
        put(t, &c, 1);
    }
}

typedef struct {
    bool left, zero, alternate;
    char sign;              // '+', ' ' or 0
    int width, precision;   // -1: none
} spec;

// A number: a sign or 0x, zeroes and digits.
static void put_number(text *t, const spec *s, const char *prefix, const char *digits, size_t n, int zeroes) {
    size_t before = strlen(prefix);
    zeroes = zeroes > 0 ? zeroes : 0;
    int pad = s->width - (int)(before + n) - zeroes;
    if (s->zero && !s->left && pad > 0) {
        zeroes += pad;
        pad = 0;
    }
    if (!s->left) {
        fill(t, ' ', pad);
    }
    put(t, prefix, before);
    fill(t, '0', zeroes);
    put(t, digits, n);
    if (s->left) {
        fill(t, ' ', pad);
    }
}

static const char *sign_of(const spec *s, bool negative) {
    return negative ? "-" : s->sign == '+' ? "+" : s->sign == ' ' ? " " : "";
}

// The remainder, and the quotient in its place, by 16 bits at a time: the compiler's own division of 64
// bits brings unwind tables into an image, for which not every port has a place.
static unsigned divide(uint64_t *v, unsigned base) {
    uint32_t high = (uint32_t)(*v >> 32), low = (uint32_t)*v;
    uint32_t middle = high % base << 16 | low >> 16;
    low = middle % base << 16 | (low & 0xffff);
    *v = (uint64_t)(high / base) << 32 | (uint64_t)(middle / base) << 16 | low / base;
    return low % base;
}

static void put_int(text *t, spec *s, uint64_t v, char conversion, const char *sign) {
    unsigned base = conversion == 'o' ? 8 : (conversion | 32) == 'x' ? 16 : 10;
    const char *prefix = sign;
    if (s->alternate && v != 0 && base == 16) {
        prefix = conversion == 'x' ? "0x" : "0X";
    }
    // 64 bits have 22 digits in octal.
    char digits[23];
    char *end = digits + sizeof(digits), *at = end;
    while (v != 0) {
        unsigned digit = divide(&v, base);
        *--at = (char)(digit < 10 ? '0' + digit : (conversion == 'X' ? 'A' : 'a') + digit - 10);
    }
    int zeroes = (s->precision < 0 ? 1 : s->precision) - (int)(end - at);
    if (s->alternate && base == 8 && zeroes <= 0) {
        zeroes = 1;
    }
    if (s->precision >= 0) {
        s->zero = false;
    }
    put_number(t, s, prefix, at, (size_t)(end - at), zeroes);
}

#if MICROPY_PY_BUILTINS_FLOAT
static void put_float(text *t, const spec *s, double v, char conversion) {
    // As much as the VM's own float has digits, and those in front of the point.
    char digits[64];
    int n = mp_format_float((mp_float_t)v, digits, sizeof(digits), conversion, s->precision > 20 ? 20 : s->precision, s->sign);
    bool sign = n > 0 && (digits[0] == '-' || digits[0] == '+' || digits[0] == ' ');
    char prefix[2] = {sign ? digits[0] : '\0', '\0'};
    put_number(t, s, prefix, digits + sign, (size_t)(n - sign), 0);
}
#endif

static int number(const char **format) {
    int n = 0;
    for (; **format >= '0' && **format <= '9'; (*format)++) {
        n = n < 100000 ? n * 10 + **format - '0' : n;
    }
    return n;
}

// Lengths: of what an argument has fewer bits than an int, as many less.
enum { INT, CHAR, SHORT, LONG, LONG_LONG, LONG_DOUBLE };

#define OF_SIZE(type) (sizeof(type) > sizeof(long) ? LONG_LONG : sizeof(type) > sizeof(int) ? LONG : INT)

static int length(const char **format) {
    const char *f = (*format)++;
    switch (*f) {
        case 'h':
            *format += f[1] == 'h';
            return f[1] == 'h' ? CHAR : SHORT;
        case 'l':
            *format += f[1] == 'l';
            return f[1] == 'l' ? LONG_LONG : LONG;
        case 'z':
            return OF_SIZE(size_t);
        case 't':
            return OF_SIZE(ptrdiff_t);
        case 'j':
            return OF_SIZE(intmax_t);
        case 'L':
            return LONG_DOUBLE;
        default:
            *format = f;
            return INT;
    }
}

int typeobject_vsnprintf(char *str, size_t size, const char *format, va_list list) {
    text t = {str, size, 0};
    while (*format != '\0') {
        const char *start = format;
        if (*format != '%') {
            format += strcspn(format, "%");
            put(&t, start, (size_t)(format - start));
            continue;
        }
        spec s = {.precision = -1};
        for (bool more = true; more;) {
            switch (*++format) {
                case '-': s.left = true; break;
                case '0': s.zero = true; break;
                case '#': s.alternate = true; break;
                case '+': s.sign = '+'; break;
                case ' ': s.sign = s.sign != 0 ? s.sign : ' '; break;
                default: more = false;
            }
        }
        if (*format == '*') {
            format++;
            s.width = va_arg(list, int);
            if (s.width < 0) {
                s.left = true;
                s.width = -s.width;
            }
        } else {
            s.width = number(&format);
        }
        if (*format == '.') {
            format++;
            if (*format == '*') {
                format++;
                s.precision = va_arg(list, int);
            } else {
                s.precision = number(&format);
            }
        }
        int bits = length(&format);
        char conversion = *format;
        format += conversion != '\0';
        switch (conversion) {
            case 'd':
            case 'i': {
                int64_t v = bits == LONG_LONG ? va_arg(list, long long) : bits == LONG ? va_arg(list, long) : va_arg(list, int);
                v = bits == CHAR ? (signed char)v : bits == SHORT ? (short)v : v;
                put_int(&t, &s, v < 0 ? -(uint64_t)v : (uint64_t)v, 'd', sign_of(&s, v < 0));
                break;
            }
            case 'u':
            case 'o':
            case 'x':
            case 'X': {
                uint64_t v = bits == LONG_LONG ? va_arg(list, unsigned long long) : bits == LONG ? va_arg(list, unsigned long)
                    : va_arg(list, unsigned);
                v = bits == CHAR ? (unsigned char)v : bits == SHORT ? (unsigned short)v : v;
                put_int(&t, &s, v, conversion, "");
                break;
            }
            case 'p': {
                void *v = va_arg(list, void *);
                s.alternate = true;
                if (v == NULL) {
                    put_number(&t, &s, "", "(nil)", 5, 0);
                } else {
                    put_int(&t, &s, (uintptr_t)v, 'x', "");
                }
                break;
            }
            case 'c': {
                char c = (char)va_arg(list, int);
                s.zero = false;
                put_number(&t, &s, "", &c, 1, 0);
                break;
            }
            case 's': {
                const char *v = va_arg(list, const char *);
                size_t n = 0;
                v = v != NULL ? v : "(null)";
                while ((s.precision < 0 || n < (size_t)s.precision) && v[n] != '\0') {
                    n++;
                }
                s.zero = false;
                put_number(&t, &s, "", v, n, 0);
                break;
            }
            case 'n': {
                int *place = va_arg(list, int *);
                *place = (int)t.n;
                break;
            }
            case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case 'a': case 'A': {
                double v = bits == LONG_DOUBLE ? (double)va_arg(list, long double) : va_arg(list, double);
                #if MICROPY_PY_BUILTINS_FLOAT
                // Of a VM none are in hexadecimal.
                put_float(&t, &s, v, (conversion | 32) == 'a' ? 'e' : conversion);
                #else
                (void)v;
                put(&t, start, (size_t)(format - start));
                #endif
                break;
            }
            case '%':
                put(&t, "%", 1);
                break;
            default:
                put(&t, start, (size_t)(format - start));
        }
    }
    if (size != 0) {
        str[t.n < size ? t.n : size - 1] = '\0';
    }
    return (int)t.n;
}

int typeobject_snprintf(char *str, size_t size, const char *format, ...) {
    va_list list;
    va_start(list, format);
    int n = typeobject_vsnprintf(str, size, format, list);
    va_end(list);
    return n;
}

int typeobject_vsprintf(char *str, const char *format, va_list list) {
    return typeobject_vsnprintf(str, SIZE_MAX, format, list);
}

int typeobject_sprintf(char *str, const char *format, ...) {
    va_list list;
    va_start(list, format);
    int n = typeobject_vsnprintf(str, SIZE_MAX, format, list);
    va_end(list);
    return n;
}
