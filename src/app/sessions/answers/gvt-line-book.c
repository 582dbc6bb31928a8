/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-line-book.h"

G_DEFINE_INTERFACE (GvtLineBook, gvt_line_book, G_TYPE_OBJECT)

static void
gvt_line_book_default_init (GvtLineBookInterface *iface)
{
}

void
gvt_book_line_free (GvtBookLine *self)
{
  g_free (self->line);
  g_free (self->mark);
  g_free (self);
}

GvtBookState *
gvt_book_state_new (void)
{
  GvtBookState *self = g_new0 (GvtBookState, 1);

  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_book_line_free);
  return self;
}

void
gvt_book_state_free (GvtBookState *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self->missing);
  g_free (self);
}
