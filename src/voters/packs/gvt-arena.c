/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-arena.h"

#include <sodium.h>
#include <string.h>
#include <sys/mman.h>

#define PIECE_SIZE ((gsize) 1024 * 1024)
#define ALIGNMENT  8

typedef struct _Piece Piece;

struct _Piece
{
  Piece *next;
  gsize size; /* with this head */
  gsize used;
};

struct _GvtArena
{
  Piece *pieces; /* the newest first */
  gsize size;
};

static gsize
round_up (gsize value, gsize to)
{
  return (value + to - 1) / to * to;
}

static Piece *
take_piece (gsize wanted)
{
  gsize size = round_up (MAX (wanted + sizeof (Piece), PIECE_SIZE), 4096);
  Piece *piece = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (piece == MAP_FAILED)
    g_error ("no memory for %" G_GSIZE_FORMAT " bytes of a voter list", size);
  madvise (piece, size, MADV_DONTDUMP);
  piece->size = size;
  piece->used = round_up (sizeof (Piece), ALIGNMENT);
  return piece;
}

GvtArena *
gvt_arena_new (void)
{
  return g_new0 (GvtArena, 1);
}

void
gvt_arena_free (GvtArena *self)
{
  while (self->pieces != NULL)
    {
      Piece *piece = self->pieces;
      gsize size = piece->size;

      self->pieces = piece->next;
      sodium_memzero (piece, piece->used);
      munmap (piece, size);
    }
  g_free (self);
}

gpointer
gvt_arena_alloc (GvtArena *self, gsize size)
{
  gsize wanted = round_up (MAX (size, 1), ALIGNMENT);
  Piece *piece = self->pieces;
  gpointer result;

  if (piece == NULL || piece->size - piece->used < wanted)
    {
      piece = take_piece (wanted);
      piece->next = self->pieces;
      self->pieces = piece;
      self->size += piece->size;
    }

  result = (guint8 *) piece + piece->used;
  piece->used += wanted;
  return result;
}

char *
gvt_arena_copy (GvtArena *self, const char *text, gsize length)
{
  char *copy = gvt_arena_alloc (self, length + 1);

  memcpy (copy, text, length);
  return copy;
}

gsize
gvt_arena_get_size (const GvtArena *self)
{
  return self->size;
}
