// How requests of ioctl() are numbered: the direction, the size of the argument, the kind of
// device, the number of the request.
#ifndef _LINUX_IOCTL_H
#define _LINUX_IOCTL_H

#define _IOC(direction, type, nr, size) \
    ((unsigned long)(direction) << 30 | (unsigned long)(size) << 16 | (type) << 8 | (nr))
#define _IOR(type, nr, argument) _IOC(2, type, nr, sizeof(argument))
#define _IOW(type, nr, argument) _IOC(1, type, nr, sizeof(argument))
#define _IOC_TYPE(request) ((request) >> 8 & 0xff)
#define _IOC_NR(request) ((request) & 0xff)
#define _IOC_SIZE(request) ((request) >> 16 & 0x3fff)

#endif
