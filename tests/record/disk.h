// A disk in memory, as a SQLite VFS: it knows what a sync has made durable, loses the rest in a power cut, and fails where it is told to.
// It keeps the promises of SQLite's own Unix VFS and no more: a sync of a file makes its bytes durable, the first sync of a new journal
// also syncs the folder, a deletion lasts when it was asked to sync the folder. One connection at a time: locks always succeed.
#ifndef RECORD_TESTS_DISK_H
#define RECORD_TESTS_DISK_H
#include "base/arena.h"
#include "base/hash.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DISK_NAMES  8
#define SECTOR_SIZE 512

typedef struct Bytes {
    unsigned char *data;
    size_t size;
} Bytes;

// The contents of a file, with or without a name.
typedef struct Inode {
    Bytes now, durable;
    bool used, new_journal;  // the first sync of a new journal syncs the folder
} Inode;

typedef struct Entry {
    char name[64];
    int inode;  // -1: free
} Entry;

typedef enum DiskChangeKind { CHANGE_WRITE, CHANGE_TRUNCATE, CHANGE_LINK, CHANGE_UNLINK } DiskChangeKind;
// What was done and is not durable yet.
typedef struct DiskChange {
    DiskChangeKind kind;
    int inode;
    size_t at;
    Bytes bytes;
    char name[64];
} DiskChange;

typedef enum DiskAct { DISK_OPEN = 1, DISK_READ = 2, DISK_WRITE = 4, DISK_TRUNCATE = 8, DISK_SYNC = 16, DISK_DELETE = 32 } DiskAct;

typedef struct Disk {
    sqlite3_vfs vfs;
    Inode *inodes;
    int inode_count, inode_cap;
    Entry now[DISK_NAMES], durable[DISK_NAMES];
    DiskChange *changes;
    int change_count, change_cap;
    // Faults: acts among `fail_acts` fail with `fail_code` after `fail_after` more of them, `fail_times` times.
    int fail_acts, fail_code, fail_after, fail_times;
    int failures;                                    // how often that happened
    void (*before)(struct Disk *disk, DiskAct act);  // called before each act that changes something; may be NULL
    void *context;
    Rng rng;
} Disk;

// What a power cut leaves: everything durable, and of the rest nothing, a random subset, all up to a random moment, or a subset with torn
// sectors. CUT_ALL is no power cut but the end of a program: all of it.
typedef enum Cut { CUT_NOTHING, CUT_SUBSET, CUT_PREFIX, CUT_TORN, CUT_KINDS, CUT_ALL = CUT_KINDS } Cut;

// The files that a disk holds at one moment.
typedef struct Image {
    Bytes files[DISK_NAMES];
    char names[DISK_NAMES][64];
} Image;

static inline Bytes bytes_copy(const void *data, size_t size) {
    Bytes copy = {size ? mem_realloc(NULL, size) : NULL, size};
    if (size) memcpy(copy.data, data, size);
    return copy;
}

static inline void bytes_resize(Bytes *bytes, size_t size) {
    if (size > bytes->size) {
        bytes->data = mem_realloc(bytes->data, size);
        memset(bytes->data + bytes->size, 0, size - bytes->size);
    }
    bytes->size = size;
}

static inline void bytes_put(Bytes *bytes, size_t at, const void *data, size_t size) {
    if (at + size > bytes->size) bytes_resize(bytes, at + size);
    if (size) memcpy(bytes->data + at, data, size);
}

static inline Entry *entry_find(Entry *entries, const char *name) {
    for (int i = 0; i < DISK_NAMES; i++)
        if (entries[i].inode >= 0 && !strcmp(entries[i].name, name)) return &entries[i];
    return NULL;
}

static inline void entry_link(Entry *entries, const char *name, int inode) {
    Entry *entry = entry_find(entries, name);
    for (int i = 0; !entry && i < DISK_NAMES; i++)
        if (entries[i].inode < 0) entry = &entries[i];
    MUST(entry);
    snprintf(entry->name, sizeof entry->name, "%s", name);
    entry->inode = inode;
}

static inline void entry_unlink(Entry *entries, const char *name, int inode) {
    Entry *entry = entry_find(entries, name);
    if (entry && entry->inode == inode) entry->inode = -1;
}

static inline int disk_new_inode(Disk *disk) {
    for (int i = 0; i < disk->inode_count; i++) {
        if (disk->inodes[i].used) continue;
        disk->inodes[i].used = true;
        return i;
    }
    if (disk->inode_count == disk->inode_cap) {
        disk->inode_cap = disk->inode_cap ? 2 * disk->inode_cap : 64;
        disk->inodes = mem_realloc(disk->inodes, (size_t)disk->inode_cap * sizeof *disk->inodes);
    }
    disk->inodes[disk->inode_count] = (Inode){.used = true};
    return disk->inode_count++;
}

static inline void disk_note(Disk *disk, DiskChange change, const char *name) {
    if (disk->change_count == disk->change_cap) {
        disk->change_cap = disk->change_cap ? 2 * disk->change_cap : 64;
        disk->changes = mem_realloc(disk->changes, (size_t)disk->change_cap * sizeof *disk->changes);
    }
    if (name) snprintf(change.name, sizeof change.name, "%s", name);
    disk->changes[disk->change_count++] = change;
}

// Forgets changes that are durable, or lost, by now.
static inline void disk_forget(Disk *disk, bool folder, int inode) {
    int kept = 0;
    for (int i = 0; i < disk->change_count; i++) {
        DiskChange *change = &disk->changes[i];
        bool of_folder = change->kind == CHANGE_LINK || change->kind == CHANGE_UNLINK;
        if (of_folder ? folder : change->inode == inode)
            free(change->bytes.data);
        else
            disk->changes[kept++] = *change;
    }
    disk->change_count = kept;
}

// Files without a name are gone for good.
static inline void disk_sync_folder(Disk *disk) {
    memcpy(disk->durable, disk->now, sizeof disk->now);
    disk_forget(disk, true, -1);
    for (int i = 0; i < disk->inode_count; i++) {
        bool named = false;
        for (int j = 0; j < DISK_NAMES; j++) named |= disk->now[j].inode == i;
        if (named || !disk->inodes[i].used) continue;
        disk_forget(disk, false, i);
        free(disk->inodes[i].now.data);
        free(disk->inodes[i].durable.data);
        disk->inodes[i] = (Inode){0};
    }
}

static inline void disk_sync_inode(Disk *disk, int inode) {
    Inode *file = &disk->inodes[inode];
    for (int i = 0; i < disk->change_count; i++) {
        const DiskChange *change = &disk->changes[i];
        if (change->inode != inode) continue;
        if (change->kind == CHANGE_WRITE) bytes_put(&file->durable, change->at, change->bytes.data, change->bytes.size);
        if (change->kind == CHANGE_TRUNCATE) bytes_resize(&file->durable, change->at);
    }
    disk_forget(disk, false, inode);
}

static inline bool disk_fails(Disk *disk, DiskAct act) {
    if (disk->before && act != DISK_READ) disk->before(disk, act);
    if (!(disk->fail_acts & (int)act) || !disk->fail_times || disk->fail_after-- > 0) return false;
    disk->fail_after = 0;
    disk->fail_times--;
    disk->failures++;
    return true;
}

typedef struct DiskFile {
    sqlite3_file base;
    Disk *disk;
    int inode;
} DiskFile;

static inline Inode *disk_inode(sqlite3_file *file) {
    const DiskFile *f = (const DiskFile *)file;
    return &f->disk->inodes[f->inode];
}

static int disk_close(sqlite3_file *file) {
    (void)file;
    return SQLITE_OK;
}

static int disk_read(sqlite3_file *file, void *to, int size, sqlite3_int64 at) {
    if (disk_fails(((DiskFile *)file)->disk, DISK_READ)) return ((DiskFile *)file)->disk->fail_code;
    const Bytes *bytes = &disk_inode(file)->now;
    size_t from = (size_t)at, have = from < bytes->size ? bytes->size - from : 0;
    if (have >= (size_t)size) {
        memcpy(to, bytes->data + from, (size_t)size);
        return SQLITE_OK;
    }
    memset(to, 0, (size_t)size);
    if (have) memcpy(to, bytes->data + from, have);
    return SQLITE_IOERR_SHORT_READ;
}

static int disk_write(sqlite3_file *file, const void *data, int size, sqlite3_int64 at) {
    DiskFile *f = (DiskFile *)file;
    bool fails = disk_fails(f->disk, DISK_WRITE);
    // What fails may have been done in part.
    size_t done = fails ? rng_below(&f->disk->rng, (uint32_t)size) : (size_t)size;
    bytes_put(&disk_inode(file)->now, (size_t)at, data, done);
    if (done) disk_note(f->disk, (DiskChange){CHANGE_WRITE, f->inode, (size_t)at, bytes_copy(data, done), ""}, NULL);
    return fails ? f->disk->fail_code : SQLITE_OK;
}

static int disk_truncate(sqlite3_file *file, sqlite3_int64 size) {
    DiskFile *f = (DiskFile *)file;
    if (disk_fails(f->disk, DISK_TRUNCATE)) return f->disk->fail_code;
    bytes_resize(&disk_inode(file)->now, (size_t)size);
    disk_note(f->disk, (DiskChange){.kind = CHANGE_TRUNCATE, .inode = f->inode, .at = (size_t)size}, NULL);
    return SQLITE_OK;
}

// After a sync that failed, Linux takes the pages for clean: what was not on the disk by then never gets there unless it is written again.
static int disk_sync(sqlite3_file *file, int flags) {
    (void)flags;
    DiskFile *f = (DiskFile *)file;
    if (disk_fails(f->disk, DISK_SYNC)) {
        disk_forget(f->disk, false, f->inode);
        return f->disk->fail_code;
    }
    disk_sync_inode(f->disk, f->inode);
    if (disk_inode(file)->new_journal) disk_sync_folder(f->disk);
    disk_inode(file)->new_journal = false;
    return SQLITE_OK;
}

static int disk_size(sqlite3_file *file, sqlite3_int64 *size) {
    *size = (sqlite3_int64)disk_inode(file)->now.size;
    return SQLITE_OK;
}

static int disk_lock(sqlite3_file *file, int level) {
    (void)file, (void)level;
    return SQLITE_OK;
}

static int disk_check_lock(sqlite3_file *file, int *result) {
    (void)file;
    *result = 0;
    return SQLITE_OK;
}

static int disk_control(sqlite3_file *file, int what, void *argument) {
    (void)file, (void)what, (void)argument;
    return SQLITE_NOTFOUND;
}

static int disk_sector(sqlite3_file *file) {
    (void)file;
    return 4096;
}

static int disk_traits(sqlite3_file *file) {
    (void)file;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static const sqlite3_io_methods disk_methods = {.iVersion = 1,
                                                .xClose = disk_close,
                                                .xRead = disk_read,
                                                .xWrite = disk_write,
                                                .xTruncate = disk_truncate,
                                                .xSync = disk_sync,
                                                .xFileSize = disk_size,
                                                .xLock = disk_lock,
                                                .xUnlock = disk_lock,
                                                .xCheckReservedLock = disk_check_lock,
                                                .xFileControl = disk_control,
                                                .xSectorSize = disk_sector,
                                                .xDeviceCharacteristics = disk_traits};

static int disk_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags) {
    Disk *disk = vfs->pAppData;
    DiskFile *f = (DiskFile *)file;
    Entry *entry = name ? entry_find(disk->now, name) : NULL;
    *f = (DiskFile){.disk = disk};
    if (disk_fails(disk, DISK_OPEN)) return disk->fail_code;
    if (!name || (!entry && !(flags & SQLITE_OPEN_CREATE))) return SQLITE_CANTOPEN;
    if (entry) {
        f->inode = entry->inode;
    } else {
        f->inode = disk_new_inode(disk);
        disk->inodes[f->inode].new_journal = flags & SQLITE_OPEN_MAIN_JOURNAL;
        entry_link(disk->now, name, f->inode);
        disk_note(disk, (DiskChange){.kind = CHANGE_LINK, .inode = f->inode}, name);
    }
    f->base.pMethods = &disk_methods;
    if (out_flags) *out_flags = flags;
    return SQLITE_OK;
}

static int disk_delete(sqlite3_vfs *vfs, const char *name, int sync_folder) {
    Disk *disk = vfs->pAppData;
    Entry *entry = entry_find(disk->now, name);
    // The file goes; it is the sync of the folder that fails.
    bool fails = disk_fails(disk, DISK_DELETE);
    if (!entry) return SQLITE_IOERR_DELETE_NOENT;
    disk_note(disk, (DiskChange){.kind = CHANGE_UNLINK, .inode = entry->inode}, name);
    entry->inode = -1;
    if (fails) return disk->fail_code;
    if (sync_folder) disk_sync_folder(disk);
    return SQLITE_OK;
}

static int disk_access(sqlite3_vfs *vfs, const char *name, int flags, int *result) {
    (void)flags;
    *result = entry_find(((Disk *)vfs->pAppData)->now, name) != NULL;
    return SQLITE_OK;
}

static int disk_full_name(sqlite3_vfs *vfs, const char *name, int size, char *out) {
    (void)vfs;
    snprintf(out, (size_t)size, "%s", name);
    return SQLITE_OK;
}

static int disk_random(sqlite3_vfs *vfs, int size, char *out) {
    Disk *disk = vfs->pAppData;
    for (int i = 0; i < size; i++) out[i] = (char)rng_next(&disk->rng);
    return size;
}

static int disk_sleep(sqlite3_vfs *vfs, int microseconds) {
    (void)vfs;
    return microseconds;
}

static int disk_time(sqlite3_vfs *vfs, double *days) {
    (void)vfs;
    *days = 2460000.5;
    return SQLITE_OK;
}

static int disk_last_error(sqlite3_vfs *vfs, int size, char *out) {
    (void)vfs, (void)size, (void)out;
    return 0;
}

static inline void disk_empty(Disk *disk) {
    for (int i = 0; i < disk->inode_count; i++) {
        free(disk->inodes[i].now.data);
        free(disk->inodes[i].durable.data);
    }
    for (int i = 0; i < disk->change_count; i++) free(disk->changes[i].bytes.data);
    disk->inode_count = disk->change_count = 0;
    for (int i = 0; i < DISK_NAMES; i++) disk->now[i].inode = disk->durable[i].inode = -1;
    disk->fail_times = disk->failures = 0;
}

// Registers the disk as a VFS of that name.
static inline void disk_init(Disk *disk, const char *name, uint64_t seed) {
    *disk = (Disk){.rng = {seed}};
    disk->vfs = (sqlite3_vfs){.iVersion = 1,
                              .szOsFile = sizeof(DiskFile),
                              .mxPathname = 60,
                              .zName = name,
                              .pAppData = disk,
                              .xOpen = disk_open,
                              .xDelete = disk_delete,
                              .xAccess = disk_access,
                              .xFullPathname = disk_full_name,
                              .xRandomness = disk_random,
                              .xSleep = disk_sleep,
                              .xCurrentTime = disk_time,
                              .xGetLastError = disk_last_error};
    disk_empty(disk);
    MUST(sqlite3_vfs_register(&disk->vfs, 0) == SQLITE_OK);
}

static inline void disk_free(Disk *disk) {
    disk_empty(disk);
    sqlite3_vfs_unregister(&disk->vfs);
    free(disk->inodes);
    free(disk->changes);
}

static inline void disk_fail(Disk *disk, int acts, int code, int after, int times) {
    disk->fail_acts = acts;
    disk->fail_code = code;
    disk->fail_after = after;
    disk->fail_times = times;
    disk->failures = 0;
}

// Sector by sector, some are written and some are not; where the file grew, an unwritten one may hold anything.
static inline void cut_write(Disk *disk, Bytes *file, const DiskChange *change) {
    for (size_t at = 0; at < change->bytes.size;) {
        size_t size = SECTOR_SIZE - (change->at + at) % SECTOR_SIZE, old = file->size;
        if (size > change->bytes.size - at) size = change->bytes.size - at;
        uint64_t chance = rng_next(&disk->rng);
        if (chance & 1)
            bytes_put(file, change->at + at, change->bytes.data + at, size);
        else if (chance & 2 && change->at + at >= old)
            for (size_t i = 0; i < size; i++)
                bytes_put(file, change->at + at + i, &(unsigned char){(unsigned char)rng_next(&disk->rng)}, 1);
        at += size;
    }
}

static inline void cut_change(Disk *disk, Cut cut, Bytes *contents, Entry *entries, const DiskChange *change) {
    switch (change->kind) {
    case CHANGE_WRITE:
        if (cut == CUT_TORN)
            cut_write(disk, &contents[change->inode], change);
        else
            bytes_put(&contents[change->inode], change->at, change->bytes.data, change->bytes.size);
        break;
    case CHANGE_TRUNCATE: bytes_resize(&contents[change->inode], change->at); break;
    case CHANGE_LINK: entry_link(entries, change->name, change->inode); break;
    case CHANGE_UNLINK: entry_unlink(entries, change->name, change->inode); break;
    }
}

// What would be there after a power cut at this moment.
static inline Image disk_cut(Disk *disk, Cut cut) {
    Bytes *contents = mem_realloc(NULL, (size_t)(disk->inode_count + 1) * sizeof *contents);
    Entry entries[DISK_NAMES];
    memcpy(entries, disk->durable, sizeof entries);
    for (int i = 0; i < disk->inode_count; i++) contents[i] = bytes_copy(disk->inodes[i].durable.data, disk->inodes[i].durable.size);
    int first = (int)rng_below(&disk->rng, (uint32_t)disk->change_count + 1);
    int most = cut == CUT_NOTHING ? 0 : cut == CUT_PREFIX ? first : disk->change_count;
    for (int i = 0; i < most; i++)
        if (cut == CUT_PREFIX || cut == CUT_ALL || (cut == CUT_TORN && disk->changes[i].kind == CHANGE_WRITE) || rng_next(&disk->rng) & 1)
            cut_change(disk, cut, contents, entries, &disk->changes[i]);
    Image image = {0};
    for (int i = 0; i < DISK_NAMES; i++) {
        if (entries[i].inode < 0) continue;
        memcpy(image.names[i], entries[i].name, sizeof image.names[i]);
        image.files[i] = contents[entries[i].inode];
        contents[entries[i].inode] = (Bytes){0};
    }
    for (int i = 0; i < disk->inode_count; i++) free(contents[i].data);
    free(contents);
    return image;
}

static inline void image_free(Image *image) {
    for (int i = 0; i < DISK_NAMES; i++) free(image->files[i].data);
    *image = (Image){0};
}

// An image of one file.
static inline Image image_of(const char *name, const void *data, size_t size) {
    Image image = {0};
    snprintf(image.names[0], sizeof image.names[0], "%s", name);
    image.files[0] = bytes_copy(data, size);
    return image;
}

// Makes the disk hold the image, all of it durable.
static inline void disk_load(Disk *disk, const Image *image) {
    disk_empty(disk);
    for (int i = 0; i < DISK_NAMES; i++) {
        if (!image->names[i][0]) continue;
        int inode = disk_new_inode(disk);
        disk->inodes[inode].now = bytes_copy(image->files[i].data, image->files[i].size);
        disk->inodes[inode].durable = bytes_copy(image->files[i].data, image->files[i].size);
        entry_link(disk->now, image->names[i], inode);
        entry_link(disk->durable, image->names[i], inode);
    }
}
#endif
