/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-test-disk.h"

#include <string.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

/* A write or, without data, a truncation to @offset. */
typedef struct
{
  gint64 offset;
  GBytes *data; /* (nullable) */
} Change;

/* A file as its disk has it, and what waits for its next sync. The system's file has all of it. */
typedef struct
{
  GByteArray *durable; /* (nullable): not there */
  GPtrArray *waiting;  /* Change */
  gboolean is_deleted; /* though the folder was not synced since: it may be there again */
  guint64 inode;       /* of the system's file; 0: it was not there */
} Image;

struct _GvtTestDisk
{
  char *folder;       /* with a slash at its end */
  GHashTable *images; /* path -> Image */
  guint n_acts, n_syncs, fail_at, cut_at, cut_at_act;
  gboolean is_full, is_off, has_failed;
};

typedef struct
{
  sqlite3_file base;
  GvtTestDisk *disk;     /* (nullable): on none: nothing happens to it */
  char *path;            /* (nullable): of no interest: it goes with its connection */
  gboolean syncs_folder; /* with its next sync, as SQLite does for a new journal or log */
  sqlite3_file *real;    /* right behind */
} DiskFile;

static sqlite3_vfs *real_vfs;
static GMutex lock;   /* guards what follows */
static GSList *disks; /* GvtTestDisk */

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->data, g_bytes_unref);
  g_free (change);
}

static void
image_free (gpointer data)
{
  Image *image = data;

  g_clear_pointer (&image->durable, g_byte_array_unref);
  g_ptr_array_unref (image->waiting);
  g_free (image);
}

static GByteArray *
load_file (const char *path)
{
  char *content;
  gsize length;

  return g_file_get_contents (path, &content, &length, NULL)
             ? g_byte_array_new_take ((guint8 *) content, length)
             : NULL;
}

static GvtTestDisk *
find_disk (const char *path)
{
  for (GSList *link = disks; path != NULL && link != NULL; link = link->next)
    if (g_str_has_prefix (path, ((GvtTestDisk *) link->data)->folder))
      return link->data;
  return NULL;
}

static guint64
find_inode (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (guint64) status.st_ino : 0;
}

/* Whether something else than SQLite put another file in its place, or moved it or its folder: what
 * that does is durable, and not seen here. */
static gboolean
was_replaced (const char *path, const Image *image)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  return !image->is_deleted && image->inode != 0 && find_inode (path) != image->inode;
}

static Image *
get_image (GvtTestDisk *disk, const char *path)
{
  Image *image = g_hash_table_lookup (disk->images, path);

  if (image != NULL && was_replaced (path, image))
    {
      g_hash_table_remove (disk->images, path);
      image = NULL;
    }

  if (image != NULL)
    return image;

  image = g_new0 (Image, 1);
  image->durable = load_file (path);
  image->inode = find_inode (path);
  image->waiting = g_ptr_array_new_with_free_func (change_free);
  g_hash_table_insert (disk->images, g_strdup (path), image);
  return image;
}

static void
apply (GByteArray **content, const Change *change)
{
  gsize length = 0;
  const guint8 *data = change->data != NULL ? g_bytes_get_data (change->data, &length) : NULL;
  gsize end = (gsize) change->offset + length;
  gsize old;

  if (*content == NULL)
    *content = g_byte_array_new ();
  old = (*content)->len;
  if (data == NULL || end > old)
    g_byte_array_set_size (*content, (guint) end);
  if (end > old)
    memset ((*content)->data + old, 0, end - old);
  if (data != NULL)
    memcpy ((*content)->data + change->offset, data, length);
}

static void
wait_for_sync (DiskFile *file, gint64 offset, const void *data, int length)
{
  Change *change;

  if (file->path == NULL)
    return;

  change = g_new0 (Change, 1);
  change->offset = offset;
  change->data = data != NULL ? g_bytes_new (data, (gsize) length) : NULL;
  g_ptr_array_add (get_image (file->disk, file->path)->waiting, change);
}

/* Returns: the error that this act meets, or SQLITE_OK; with the lock held */
static int
begin_act (GvtTestDisk *disk, int error)
{
  if (disk == NULL)
    return SQLITE_OK;
  disk->n_acts++;
  if (!disk->is_off && disk->n_acts == disk->cut_at_act)
    disk->is_off = disk->has_failed = TRUE;
  if (disk->is_off)
    return error;
  if (disk->is_full && error == SQLITE_FULL)
    return error;
  if (disk->n_acts != disk->fail_at)
    return SQLITE_OK;

  disk->has_failed = TRUE;
  return error;
}

static int
disk_close (sqlite3_file *base)
{
  DiskFile *file = (DiskFile *) base;

  g_clear_pointer (&file->path, g_free);
  return file->real->pMethods->xClose (file->real);
}

static int
disk_read (sqlite3_file *base, void *into, int length, sqlite3_int64 offset)
{
  DiskFile *file = (DiskFile *) base;

  return file->disk != NULL && file->disk->is_off
             ? SQLITE_IOERR_READ
             : file->real->pMethods->xRead (file->real, into, length, offset);
}

static int
write_through (DiskFile *file, const void *data, int length, sqlite3_int64 offset)
{
  int rc = file->real->pMethods->xWrite (file->real, data, length, offset);

  if (rc == SQLITE_OK)
    wait_for_sync (file, offset, data, length);
  return rc;
}

/* A write that fails has come half-way. */
static int
disk_write (sqlite3_file *base, const void *data, int length, sqlite3_int64 offset)
{
  DiskFile *file = (DiskFile *) base;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  gboolean was_off = file->disk != NULL && file->disk->is_off;
  int rc = begin_act (file->disk, SQLITE_FULL);

  if (rc == SQLITE_OK)
    return write_through (file, data, length, offset);
  if (!was_off && length > 1)
    write_through (file, data, length / 2, offset);
  return rc;
}

static int
disk_truncate (sqlite3_file *base, sqlite3_int64 size)
{
  DiskFile *file = (DiskFile *) base;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  int rc = begin_act (file->disk, SQLITE_IOERR_TRUNCATE);

  if (rc == SQLITE_OK)
    rc = file->real->pMethods->xTruncate (file->real, size);
  if (rc == SQLITE_OK)
    wait_for_sync (file, size, NULL, 0);
  return rc;
}

/* With the lock held. */
static void
sync_folder (GvtTestDisk *disk)
{
  GHashTableIter iter;
  gpointer image;

  g_hash_table_iter_init (&iter, disk->images);
  while (g_hash_table_iter_next (&iter, NULL, &image))
    if (((Image *) image)->is_deleted)
      g_clear_pointer (&((Image *) image)->durable, g_byte_array_unref);
}

static int
disk_sync (sqlite3_file *base, int flags)
{
  DiskFile *file = (DiskFile *) base;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  GvtTestDisk *disk = file->disk;
  Image *image = file->path != NULL ? get_image (disk, file->path) : NULL;
  int rc;

  if (disk != NULL && !disk->is_off && ++disk->n_syncs == disk->cut_at)
    disk->is_off = disk->has_failed = TRUE;
  rc = begin_act (disk, SQLITE_IOERR_FSYNC);
  if (image == NULL || disk->is_off)
    return rc;

  if (rc == SQLITE_OK && file->syncs_folder)
    sync_folder (disk);
  file->syncs_folder = FALSE;
  if (image->durable == NULL)
    image->durable = g_byte_array_new ();
  for (guint i = 0; rc == SQLITE_OK && i < image->waiting->len; i++)
    apply (&image->durable, image->waiting->pdata[i]);
  g_ptr_array_set_size (image->waiting, 0);
  return rc;
}

static int
disk_file_size (sqlite3_file *base, sqlite3_int64 *size)
{
  DiskFile *file = (DiskFile *) base;

  return file->real->pMethods->xFileSize (file->real, size);
}

static int
disk_lock (sqlite3_file *base, int level)
{
  DiskFile *file = (DiskFile *) base;

  return file->real->pMethods->xLock (file->real, level);
}

static int
disk_unlock (sqlite3_file *base, int level)
{
  DiskFile *file = (DiskFile *) base;

  return file->real->pMethods->xUnlock (file->real, level);
}

static int
disk_check_reserved_lock (sqlite3_file *base, int *is_held)
{
  DiskFile *file = (DiskFile *) base;

  return file->real->pMethods->xCheckReservedLock (file->real, is_held);
}

/* A size hint would write past our eyes. */
static int
disk_file_control (sqlite3_file *base, int op, void *argument)
{
  DiskFile *file = (DiskFile *) base;

  if (op == SQLITE_FCNTL_SIZE_HINT || op == SQLITE_FCNTL_CHUNK_SIZE)
    return SQLITE_OK;
  return file->real->pMethods->xFileControl (file->real, op, argument);
}

static int
disk_sector_size (sqlite3_file *base)
{
  DiskFile *file = (DiskFile *) base;

  return file->real->pMethods->xSectorSize (file->real);
}

/* As SQLite takes every Unix disk to be: a write harms no bytes beside its own. Nothing more. */
static int
disk_characteristics (sqlite3_file *base)
{
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static int
disk_shm_map (sqlite3_file *base, int page, int size, int extend, void volatile **memory)
{
  DiskFile *file = (DiskFile *) base;

  return file->real->pMethods->xShmMap (file->real, page, size, extend, memory);
}

static int
disk_shm_lock (sqlite3_file *base, int offset, int n, int flags)
{
  DiskFile *file = (DiskFile *) base;

  return file->real->pMethods->xShmLock (file->real, offset, n, flags);
}

static void
disk_shm_barrier (sqlite3_file *base)
{
  DiskFile *file = (DiskFile *) base;

  file->real->pMethods->xShmBarrier (file->real);
}

static int
disk_shm_unmap (sqlite3_file *base, int is_deleting)
{
  DiskFile *file = (DiskFile *) base;

  return file->real->pMethods->xShmUnmap (file->real, is_deleting);
}

static const sqlite3_io_methods disk_methods = {
  .iVersion = 2,
  .xClose = disk_close,
  .xRead = disk_read,
  .xWrite = disk_write,
  .xTruncate = disk_truncate,
  .xSync = disk_sync,
  .xFileSize = disk_file_size,
  .xLock = disk_lock,
  .xUnlock = disk_unlock,
  .xCheckReservedLock = disk_check_reserved_lock,
  .xFileControl = disk_file_control,
  .xSectorSize = disk_sector_size,
  .xDeviceCharacteristics = disk_characteristics,
  .xShmMap = disk_shm_map,
  .xShmLock = disk_shm_lock,
  .xShmBarrier = disk_shm_barrier,
  .xShmUnmap = disk_shm_unmap,
};

/* Before it is opened, and perhaps made: a new file in the place of an old one begins empty. */
static void
see_file (GvtTestDisk *disk, const char *path)
{
  Image *image = get_image (disk, path);

  image->is_deleted = FALSE;
  image->inode = 0;
  if (image->durable == NULL || g_file_test (path, G_FILE_TEST_EXISTS))
    return;

  g_ptr_array_set_size (image->waiting, 0);
  g_ptr_array_add (image->waiting, g_new0 (Change, 1));
}

/* Once it is there. */
static void
note_file (GvtTestDisk *disk, const char *path)
{
  Image *image = g_hash_table_lookup (disk->images, path);

  image->inode = find_inode (path);
}

static int
disk_open (sqlite3_vfs *vfs, sqlite3_filename path, sqlite3_file *base, int flags, int *out_flags)
{
  DiskFile *file = (DiskFile *) base;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  GvtTestDisk *disk = find_disk (path);
  gboolean is_kept = disk != NULL && (flags & SQLITE_OPEN_DELETEONCLOSE) == 0;
  int rc = begin_act (disk, SQLITE_CANTOPEN);

  file->base.pMethods = NULL;
  file->real = (sqlite3_file *) (file + 1);
  if (rc == SQLITE_OK && is_kept)
    see_file (disk, path);
  if (rc == SQLITE_OK)
    rc = real_vfs->xOpen (real_vfs, path, file->real, flags, out_flags);
  if (rc != SQLITE_OK)
    return rc;
  if (is_kept)
    note_file (disk, path);

  file->disk = disk;
  file->path = is_kept ? g_strdup (path) : NULL;
  file->syncs_folder = (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
  file->base.pMethods = &disk_methods;
  return SQLITE_OK;
}

static int
disk_delete (sqlite3_vfs *vfs, const char *path, int is_synced)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  GvtTestDisk *disk = find_disk (path);
  Image *image = disk != NULL ? get_image (disk, path) : NULL;
  int rc = begin_act (disk, SQLITE_IOERR_DELETE);

  if (rc == SQLITE_OK)
    rc = real_vfs->xDelete (real_vfs, path, 0);
  if (rc != SQLITE_OK || image == NULL)
    return rc;

  g_ptr_array_set_size (image->waiting, 0);
  image->is_deleted = TRUE;
  if (is_synced)
    sync_folder (disk);
  return SQLITE_OK;
}

static int
disk_access (sqlite3_vfs *vfs, const char *path, int flags, int *result)
{
  return real_vfs->xAccess (real_vfs, path, flags, result);
}

static int
disk_full_pathname (sqlite3_vfs *vfs, const char *path, int size, char *full)
{
  return real_vfs->xFullPathname (real_vfs, path, size, full);
}

void
gvt_test_disk_install (void)
{
  static sqlite3_vfs disk;

  g_assert (real_vfs == NULL);
  real_vfs = sqlite3_vfs_find (NULL);
  disk = *real_vfs;
  disk.zName = "gvt-test-disk";
  disk.pNext = NULL;
  disk.szOsFile = (int) sizeof (DiskFile) + real_vfs->szOsFile;
  disk.xOpen = disk_open;
  disk.xDelete = disk_delete;
  disk.xAccess = disk_access;
  disk.xFullPathname = disk_full_pathname;
  g_assert (sqlite3_vfs_register (&disk, 1) == SQLITE_OK);
}

GvtTestDisk *
gvt_test_disk_new (const char *folder)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  GvtTestDisk *self = g_new0 (GvtTestDisk, 1);

  self->folder = g_str_has_suffix (folder, "/") ? g_strdup (folder)
                                                : g_strconcat (folder, "/", NULL);
  self->images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, image_free);
  disks = g_slist_prepend (disks, self);
  return self;
}

void
gvt_test_disk_free (GvtTestDisk *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  disks = g_slist_remove (disks, self);
  g_hash_table_unref (self->images);
  g_free (self->folder);
  g_free (self);
}

void
gvt_test_disk_cut (GvtTestDisk *self, guint n)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  self->cut_at = self->n_syncs + n;
}

void
gvt_test_disk_cut_at_act (GvtTestDisk *self, guint n)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  self->cut_at_act = self->n_acts + n;
}

void
gvt_test_disk_cut_now (GvtTestDisk *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  self->is_off = self->has_failed = TRUE;
}

void
gvt_test_disk_fail (GvtTestDisk *self, guint n)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  self->fail_at = self->n_acts + n;
}

void
gvt_test_disk_set_full (GvtTestDisk *self, gboolean is_full)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  self->is_full = is_full;
}

void
gvt_test_disk_note_synced_folders (GvtTestDisk *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (!self->is_off)
    sync_folder (self);
}

void
gvt_test_disk_calm (GvtTestDisk *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  self->fail_at = self->cut_at = self->cut_at_act = 0;
  self->is_full = FALSE;
}

gboolean
gvt_test_disk_is_off (GvtTestDisk *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  return self->is_off;
}

gboolean
gvt_test_disk_has_failed (GvtTestDisk *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  return self->has_failed;
}

gboolean
gvt_test_disk_take_failed (GvtTestDisk *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  gboolean had_failed = self->has_failed;

  self->has_failed = self->is_off;
  return had_failed || self->is_full;
}

guint
gvt_test_disk_count_syncs (GvtTestDisk *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  return self->n_syncs;
}

/* What is mapped into memory is no file for a disk to keep. */
static void
restore (const char *path, Image *image, GvtDiskLoss loss, GRand *random)
{
  g_autofree char *index_path = g_strconcat (path, "-shm", NULL);

  if (was_replaced (path, image))
    return;
  for (guint i = 0; loss == GVT_DISK_KEEPS_SOME && i < image->waiting->len; i++)
    if (g_rand_boolean (random))
      apply (&image->durable, image->waiting->pdata[i]);

  g_unlink (index_path);
  if (image->durable == NULL)
    g_unlink (path);
  else
    g_assert (g_file_set_contents_full (path, (const char *) image->durable->data,
                                        image->durable->len, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* In the order of their names, so that one seed always keeps the same. */
void
gvt_test_disk_power_on (GvtTestDisk *self, GvtDiskLoss loss, guint32 seed)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GList) paths = g_list_sort (g_hash_table_get_keys (self->images),
                                         (GCompareFunc) strcmp);

  for (GList *link = paths; link != NULL; link = link->next)
    restore (link->data, g_hash_table_lookup (self->images, link->data), loss, random);
  g_hash_table_remove_all (self->images);
  self->n_acts = self->n_syncs = self->fail_at = self->cut_at = self->cut_at_act = 0;
  self->is_full = self->is_off = self->has_failed = FALSE;
}
