/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-arena.h"

#include <sodium.h>
#include <string.h>
#include <sys/mman.h>

#define PIECE_SIZE ((gsize) 1024 * 1024)
#define ALIGNMENT  8

/* What is larger has a piece of its own, or it would end one that others still fit into. */
#define MAX_SHARED (PIECE_SIZE / 8)

typedef struct _Piece Piece;

struct _Piece
{
  Piece *next;
  gsize size; /* with this head */
  gsize used;
};

struct _GvtArena
{
  Piece *pieces; /* the one that is filled first */
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
  gsize size = round_up (wanted > MAX_SHARED ? wanted + sizeof (Piece) : PIECE_SIZE, 4096);
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

static void
add_piece (GvtArena *self, gsize wanted)
{
  Piece *piece = take_piece (wanted);

  if (wanted > MAX_SHARED && self->pieces != NULL)
    {
      piece->next = self->pieces->next;
      self->pieces->next = piece;
      return;
    }
  piece->next = self->pieces;
  self->pieces = piece;
}

static gpointer
take (GvtArena *self, Piece *piece, gsize wanted)
{
  gpointer taken = (guint8 *) piece + piece->used;

  piece->used += wanted;
  self->size += wanted;
  return taken;
}

gpointer
gvt_arena_alloc (GvtArena *self, gsize size)
{
  gsize wanted = round_up (MAX (size, 1), ALIGNMENT);

  if (self->pieces == NULL || self->pieces->size - self->pieces->used < wanted)
    {
      Piece *filled = self->pieces;

      add_piece (self, wanted);
      if (self->pieces == filled)
        return take (self, filled->next, wanted);
    }
  return take (self, self->pieces, wanted);
}

char *
gvt_arena_copy (GvtArena *self, const char *text, gsize length)
{
  char *copy = gvt_arena_alloc (self, length + 1);

  memcpy (copy, text, length);
  return copy;
}

gpointer
gvt_arena_keep (GvtArena *self, const void *data, gsize size)
{
  gpointer kept = gvt_arena_alloc (self, size);

  if (size > 0)
    memcpy (kept, data, size);
  return kept;
}

gsize
gvt_arena_get_size (const GvtArena *self)
{
  return self->size;
}
