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

/* A file as the disk has it, and what waits for its next sync. The system's file has all of it. */
typedef struct
{
  GByteArray *durable; /* (nullable): not there */
  GPtrArray *waiting;  /* Change */
  gboolean is_deleted; /* though the folder was not synced since: it may be there again */
} Image;

typedef struct
{
  sqlite3_file base;
  char *path;            /* (nullable): of no interest: it goes with its connection */
  gboolean syncs_folder; /* with its next sync, as SQLite does for a new journal or log */
  sqlite3_file *real;    /* right behind */
} DiskFile;

static sqlite3_vfs *real_vfs;
static GMutex lock;        /* guards what follows */
static GHashTable *images; /* path -> Image */
static guint n_acts, n_syncs, fail_at, cut_at;
static gboolean is_off, has_failed;

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

static Image *
get_image (const char *path)
{
  Image *image = g_hash_table_lookup (images, path);

  if (image != NULL)
    return image;

  image = g_new0 (Image, 1);
  image->durable = load_file (path);
  image->waiting = g_ptr_array_new_with_free_func (change_free);
  g_hash_table_insert (images, g_strdup (path), image);
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
  g_ptr_array_add (get_image (file->path)->waiting, change);
}

/* Returns: the error that this act meets, or SQLITE_OK; with the lock held */
static int
begin_act (int error)
{
  if (is_off)
    return error;
  if (++n_acts != fail_at)
    return SQLITE_OK;

  has_failed = TRUE;
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

  return is_off ? SQLITE_IOERR_READ
                : file->real->pMethods->xRead (file->real, into, length, offset);
}

static int
disk_write (sqlite3_file *base, const void *data, int length, sqlite3_int64 offset)
{
  DiskFile *file = (DiskFile *) base;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  int rc = begin_act (SQLITE_FULL);

  if (rc == SQLITE_OK)
    rc = file->real->pMethods->xWrite (file->real, data, length, offset);
  if (rc == SQLITE_OK)
    wait_for_sync (file, offset, data, length);
  return rc;
}

static int
disk_truncate (sqlite3_file *base, sqlite3_int64 size)
{
  DiskFile *file = (DiskFile *) base;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  int rc = begin_act (SQLITE_IOERR_TRUNCATE);

  if (rc == SQLITE_OK)
    rc = file->real->pMethods->xTruncate (file->real, size);
  if (rc == SQLITE_OK)
    wait_for_sync (file, size, NULL, 0);
  return rc;
}

/* With the lock held. */
static void
sync_folder (void)
{
  GHashTableIter iter;
  gpointer image;

  g_hash_table_iter_init (&iter, images);
  while (g_hash_table_iter_next (&iter, NULL, &image))
    if (((Image *) image)->is_deleted)
      g_clear_pointer (&((Image *) image)->durable, g_byte_array_unref);
}

static int
disk_sync (sqlite3_file *base, int flags)
{
  DiskFile *file = (DiskFile *) base;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  Image *image = file->path != NULL ? get_image (file->path) : NULL;
  int rc;

  if (!is_off && ++n_syncs == cut_at)
    is_off = has_failed = TRUE;
  rc = begin_act (SQLITE_IOERR_FSYNC);
  if (image == NULL || is_off)
    return rc;

  if (rc == SQLITE_OK && file->syncs_folder)
    sync_folder ();
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
see_file (const char *path)
{
  Image *image = get_image (path);

  image->is_deleted = FALSE;
  if (image->durable == NULL || g_file_test (path, G_FILE_TEST_EXISTS))
    return;

  g_ptr_array_set_size (image->waiting, 0);
  g_ptr_array_add (image->waiting, g_new0 (Change, 1));
}

static int
disk_open (sqlite3_vfs *vfs, sqlite3_filename path, sqlite3_file *base, int flags, int *out_flags)
{
  DiskFile *file = (DiskFile *) base;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  int rc = begin_act (SQLITE_CANTOPEN);

  file->base.pMethods = NULL;
  file->real = (sqlite3_file *) (file + 1);
  if (rc == SQLITE_OK && path != NULL && (flags & SQLITE_OPEN_DELETEONCLOSE) == 0)
    see_file (path);
  if (rc == SQLITE_OK)
    rc = real_vfs->xOpen (real_vfs, path, file->real, flags, out_flags);
  if (rc != SQLITE_OK)
    return rc;

  file->path = (flags & SQLITE_OPEN_DELETEONCLOSE) == 0 ? g_strdup (path) : NULL;
  file->syncs_folder = (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
  file->base.pMethods = &disk_methods;
  return SQLITE_OK;
}

static int
disk_delete (sqlite3_vfs *vfs, const char *path, int is_synced)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  Image *image = get_image (path);
  int rc = begin_act (SQLITE_IOERR_DELETE);

  if (rc == SQLITE_OK)
    rc = real_vfs->xDelete (real_vfs, path, 0);
  if (rc != SQLITE_OK)
    return rc;

  g_ptr_array_set_size (image->waiting, 0);
  image->is_deleted = TRUE;
  if (is_synced)
    sync_folder ();
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
  images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, image_free);
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

void
gvt_test_disk_cut (guint n)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  cut_at = n_syncs + n;
}

void
gvt_test_disk_cut_now (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  is_off = has_failed = TRUE;
}

void
gvt_test_disk_fail (guint n)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  fail_at = n_acts + n;
}

gboolean
gvt_test_disk_has_failed (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  return has_failed;
}

guint
gvt_test_disk_count_syncs (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  return n_syncs;
}

/* What is mapped into memory is no file for a disk to keep. */
static void
restore (const char *path, Image *image, GvtDiskLoss loss, GRand *random)
{
  g_autofree char *index_path = g_strconcat (path, "-shm", NULL);

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

void
gvt_test_disk_power_on (GvtDiskLoss loss, guint32 seed)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GHashTableIter iter;
  gpointer path, image;

  g_hash_table_iter_init (&iter, images);
  while (g_hash_table_iter_next (&iter, &path, &image))
    restore (path, image, loss, random);
  g_hash_table_remove_all (images);
  n_acts = n_syncs = fail_at = cut_at = 0;
  is_off = has_failed = FALSE;
}
