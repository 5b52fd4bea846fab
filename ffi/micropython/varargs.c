// The variadic entry points of the C-API, compiled into the VM.
#include "../varargs.c"
