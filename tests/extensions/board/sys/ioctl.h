// On a board there is no operating system: what spibus.c has of this header of Linux's.
#include <linux/ioctl.h>

int ioctl(int fd, unsigned long request, ...);
