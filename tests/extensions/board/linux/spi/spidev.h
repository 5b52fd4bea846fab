// The requests of Linux's SPI devices, and what they are about.
#ifndef _LINUX_SPI_SPIDEV_H
#define _LINUX_SPI_SPIDEV_H

#include <linux/ioctl.h>
#include <linux/types.h>

#define SPI_CPHA 0x01
#define SPI_CPOL 0x02
#define SPI_MODE_0 0
#define SPI_MODE_1 SPI_CPHA
#define SPI_MODE_2 SPI_CPOL
#define SPI_MODE_3 (SPI_CPOL | SPI_CPHA)
#define SPI_CS_HIGH 0x04
#define SPI_LSB_FIRST 0x08
#define SPI_3WIRE 0x10
#define SPI_LOOP 0x20
#define SPI_NO_CS 0x40
#define SPI_READY 0x80

#define SPI_IOC_MAGIC 'k'

struct spi_ioc_transfer {
    __u64 tx_buf, rx_buf;
    __u32 len, speed_hz;
    __u16 delay_usecs;
    __u8 bits_per_word, cs_change, tx_nbits, rx_nbits, word_delay_usecs, pad;
};

// A transfer of so many parts, as far as its size can be said.
#define SPI_MSGSIZE(n) ((n) * sizeof(struct spi_ioc_transfer) < 1 << 14 ? (n) * sizeof(struct spi_ioc_transfer) : 0)
#define SPI_IOC_MESSAGE(n) _IOC(1, SPI_IOC_MAGIC, 0, SPI_MSGSIZE(n))

#define SPI_IOC_RD_MODE _IOR(SPI_IOC_MAGIC, 1, __u8)
#define SPI_IOC_WR_MODE _IOW(SPI_IOC_MAGIC, 1, __u8)
#define SPI_IOC_RD_LSB_FIRST _IOR(SPI_IOC_MAGIC, 2, __u8)
#define SPI_IOC_WR_LSB_FIRST _IOW(SPI_IOC_MAGIC, 2, __u8)
#define SPI_IOC_RD_BITS_PER_WORD _IOR(SPI_IOC_MAGIC, 3, __u8)
#define SPI_IOC_WR_BITS_PER_WORD _IOW(SPI_IOC_MAGIC, 3, __u8)
#define SPI_IOC_RD_MAX_SPEED_HZ _IOR(SPI_IOC_MAGIC, 4, __u32)
#define SPI_IOC_WR_MAX_SPEED_HZ _IOW(SPI_IOC_MAGIC, 4, __u32)

#endif
