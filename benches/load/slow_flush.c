// Loaded before a program (LD_PRELOAD), makes each of its flushes to the disk take a millisecond longer.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>

static int flush_late(const char *name, int file) {
    int (*flush)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    usleep(1000);
    return flush(file);
}

int fsync(int file) { return flush_late("fsync", file); }
int fdatasync(int file) { return flush_late("fdatasync", file); }
