// A stand-in for SPI devices, for LD_PRELOAD, and on a board for the calls of an operating system
// that has them: /dev/spidevB.D (B and D from 0 to 3) whose output
// is wired to its input. Bytes that were written are read again in their order; a transfer
// answers what it sent, each byte plus the device's number. /dev/spidev9.9 is no device but the
// log: what is read from it are four bytes each of the last message: its transfers, the bytes of
// the first, its speed in kHz, its delay, its bits, the device's mode.
//
// Device 3.3 cannot do without a chip select, and 3.2 forgets the mode it is told.
#define _GNU_SOURCE
#ifdef __linux__
#include <dlfcn.h>
#endif
#include <errno.h>
#include <fcntl.h>
#include <linux/spi/spidev.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define LOG (16)
#ifdef __linux__
#define FIFO (1 << 16)
#else
#define FIFO (1 << 14)
#endif

static struct device {
    uint8_t mode, bits;
    uint32_t speed;
    uint8_t fifo[FIFO];
    size_t first, end;
} devices[16];

static uint32_t last[6];
// The device behind each file descriptor, counted from 1.
static int opened[1024];

static int device_of(int fd) {
    return fd >= 0 && fd < 1024 ? opened[fd] - 1 : -1;
}

// What there is besides.
#ifdef __linux__
#define REAL(name, result, ...) ((result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

static int new_descriptor(void) {
    return REAL("open", int, const char *, int, ...)("/dev/null", O_RDWR);
}
#else
#define REAL(name, result, ...) ((result (*)(__VA_ARGS__))nothing)

static int nothing(void) {
    errno = EBADF;
    return -1;
}

static int new_descriptor(void) {
    for (int fd = 3; fd < 1024; fd++) {
        if (opened[fd] == 0) {
            return fd;
        }
    }
    errno = EMFILE;
    return -1;
}
#endif

static int open_device(const char *path) {
    static const char prefix[] = "/dev/spidev";
    if (strncmp(path, prefix, sizeof(prefix) - 1) != 0) {
        return -1;
    }
    char *end;
    long bus = strtol(path + sizeof(prefix) - 1, &end, 10);
    if (*end != '.') {
        return -1;
    }
    long number = strtol(end + 1, &end, 10);
    if (*end != 0) {
        return -1;
    }
    int d = bus == 9 && number == 9 ? LOG : bus < 4 && number < 4 ? (int)(bus * 4 + number) : -2;
    if (bus < 0 || number < 0 || d == -2) {
        errno = ENOENT;
        return -2;
    }
    int fd = new_descriptor();
    if (fd < 0 || fd >= 1024) {
        return -2;
    }
    opened[fd] = d + 1;
    if (d != LOG && devices[d].bits == 0) {
        devices[d].bits = 8;
        devices[d].speed = 500000;
    }
    return fd;
}

int open(const char *path, int flags, ...) {
    va_list args;
    va_start(args, flags);
    mode_t mode = va_arg(args, mode_t);
    va_end(args);
    int fd = open_device(path);
    if (fd == -1) {
        return REAL("open", int, const char *, int, ...)(path, flags, mode);
    }
    return fd < 0 ? -1 : fd;
}

int close(int fd) {
    if (device_of(fd) >= 0) {
        opened[fd] = 0;
        #ifndef __linux__
        return 0;
        #endif
    }
    return REAL("close", int, int)(fd);
}

ssize_t write(int fd, const void *data, size_t n) {
    int d = device_of(fd);
    if (d < 0 || d == LOG) {
        return REAL("write", ssize_t, int, const void *, size_t)(fd, data, n);
    }
    struct device *dev = &devices[d];
    for (size_t i = 0; i < n; i++) {
        dev->fifo[dev->end++ % sizeof(dev->fifo)] = ((const uint8_t *)data)[i];
    }
    return (ssize_t)n;
}

ssize_t read(int fd, void *data, size_t n) {
    int d = device_of(fd);
    if (d < 0) {
        return REAL("read", ssize_t, int, void *, size_t)(fd, data, n);
    }
    if (d == LOG) {
        memset(data, 0, n);
        memcpy(data, last, n < sizeof(last) ? n : sizeof(last));
        return (ssize_t)n;
    }
    struct device *dev = &devices[d];
    for (size_t i = 0; i < n; i++) {
        // Nothing drives the line: zeroes.
        ((uint8_t *)data)[i] = dev->first < dev->end ? dev->fifo[dev->first++ % sizeof(dev->fifo)] : 0;
    }
    return (ssize_t)n;
}

static int message(int d, const struct spi_ioc_transfer *t, unsigned n) {
    last[0] = n;
    last[1] = t->len;
    last[2] = t->speed_hz / 1000;
    last[3] = t->delay_usecs;
    last[4] = t->bits_per_word;
    last[5] = devices[d].mode;
    int total = 0;
    for (unsigned i = 0; i < n; i++) {
        const uint8_t *tx = (const uint8_t *)(uintptr_t)t[i].tx_buf;
        uint8_t *rx = (uint8_t *)(uintptr_t)t[i].rx_buf;
        for (uint32_t k = 0; k < t[i].len && tx != NULL && rx != NULL; k++) {
            rx[k] = (uint8_t)(tx[k] + d);
        }
        total += (int)t[i].len;
    }
    return total;
}

int ioctl(int fd, unsigned long request, ...) {
    va_list args;
    va_start(args, request);
    void *arg = va_arg(args, void *);
    va_end(args);
    int d = device_of(fd);
    if (d < 0) {
        return REAL("ioctl", int, int, unsigned long, ...)(fd, request, arg);
    }
    struct device *dev = &devices[d % 16];
    switch (request) {
        case SPI_IOC_RD_MODE: *(uint8_t *)arg = dev->mode; return 0;
        case SPI_IOC_RD_BITS_PER_WORD: *(uint8_t *)arg = dev->bits; return 0;
        case SPI_IOC_RD_MAX_SPEED_HZ: *(uint32_t *)arg = dev->speed; return 0;
        case SPI_IOC_WR_MODE:
            if (d == 15 && (*(uint8_t *)arg & SPI_NO_CS)) {
                errno = EINVAL;
                return -1;
            }
            if (d != 14) {
                dev->mode = *(uint8_t *)arg;
            }
            return 0;
        case SPI_IOC_WR_BITS_PER_WORD: dev->bits = *(uint8_t *)arg; return 0;
        case SPI_IOC_WR_MAX_SPEED_HZ:
            if (*(uint32_t *)arg == 0) {
                errno = EINVAL;
                return -1;
            }
            dev->speed = *(uint32_t *)arg;
            return 0;
        default: break;
    }
    if (_IOC_TYPE(request) == SPI_IOC_MAGIC && _IOC_NR(request) == 0) {
        return message(d % 16, arg, _IOC_SIZE(request) / sizeof(struct spi_ioc_transfer));
    }
    errno = ENOTTY;
    return -1;
}

// The limit of the machine's own driver, where it has one, is none of this bus.
FILE *fopen(const char *path, const char *mode) {
    if (strcmp(path, "/sys/module/spidev/parameters/bufsiz") == 0) {
        errno = ENOENT;
        return NULL;
    }
    #ifdef __linux__
    return REAL("fopen", FILE *, const char *, const char *)(path, mode);
    #else
    (void)mode;
    errno = ENOENT;
    return NULL;
    #endif
}

#ifndef __linux__
// Nobody has a file for these.
int fscanf(FILE *file, const char *format, ...) {
    (void)file;
    (void)format;
    return nothing();
}

int fclose(FILE *file) {
    (void)file;
    return nothing();
}

// Nor is there anybody to read it.
void perror(const char *text) {
    (void)text;
}
#endif
