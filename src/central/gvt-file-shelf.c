/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-file-shelf.h"

#include <string.h>

#define MOST_OF_ALL 16 /* one file has this part of the room */

typedef struct
{
  GvtHash hash; /* first: it is the key, too */
  GBytes *file;
} Book;

struct _GvtFileShelf
{
  GMutex lock; /* guards all that follows */
  gsize room;
  gsize taken;
  GQueue books;     /* Book, the first to come first */
  GHashTable *find; /* by GvtHash; of @books */
};

static guint
hash_of (gconstpointer hash)
{
  guint part;

  memcpy (&part, hash, sizeof part);
  return part;
}

static gboolean
is_same (gconstpointer a, gconstpointer b)
{
  return gvt_hash_equal (a, b);
}

static void
book_free (gpointer data)
{
  Book *self = data;

  g_bytes_unref (self->file);
  g_free (self);
}

GvtFileShelf *
gvt_file_shelf_new (gsize room)
{
  GvtFileShelf *self = g_new0 (GvtFileShelf, 1);

  g_mutex_init (&self->lock);
  self->room = room;
  g_queue_init (&self->books);
  self->find = g_hash_table_new (hash_of, is_same);
  return self;
}

void
gvt_file_shelf_free (GvtFileShelf *self)
{
  g_hash_table_unref (self->find);
  g_queue_clear_full (&self->books, book_free);
  g_mutex_clear (&self->lock);
  g_free (self);
}

GBytes *
gvt_file_shelf_find (GvtFileShelf *self, const GvtHash *hash)
{
  const Book *book;
  GBytes *file;

  g_mutex_lock (&self->lock);
  book = g_hash_table_lookup (self->find, hash);
  file = book != NULL ? g_bytes_ref (book->file) : NULL;
  g_mutex_unlock (&self->lock);
  return file;
}

static void
make_room (GvtFileShelf *self, gsize size)
{
  while (self->taken + size > self->room && !g_queue_is_empty (&self->books))
    {
      Book *book = g_queue_pop_head (&self->books);

      self->taken -= g_bytes_get_size (book->file);
      g_hash_table_remove (self->find, &book->hash);
      book_free (book);
    }
}

void
gvt_file_shelf_put (GvtFileShelf *self, const GvtHash *hash, GBytes *file)
{
  gsize size = g_bytes_get_size (file);
  GvtHash found;

  if (size > self->room / MOST_OF_ALL)
    return;
  gvt_hash_of_bytes (file, &found);
  if (!gvt_hash_equal (&found, hash))
    return;

  g_mutex_lock (&self->lock);
  if (!g_hash_table_contains (self->find, hash))
    {
      Book *book = g_new0 (Book, 1);

      make_room (self, size);
      book->hash = *hash;
      book->file = g_bytes_new (g_bytes_get_data (file, NULL), size);
      g_queue_push_tail (&self->books, book);
      g_hash_table_add (self->find, book);
      self->taken += size;
    }
  g_mutex_unlock (&self->lock);
}
