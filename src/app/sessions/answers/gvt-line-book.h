/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "gvt-id.h"

G_BEGIN_DECLS

/* What lines are keyed into, one for a sheet of paper: it knows how a line is written, records it,
 * and says what stands there. GvtKeyingPage shows it. All that blocks is called from workers, one
 * after another, of any thread. */

/* A line that is recorded. */
typedef struct
{
  GvtId event; /* for taking it back */
  char *line;  /* as it is written, "17B ABDCAABD" */
  char *mark;  /* what it is worth, or of what kind it is; may be empty */
} GvtBookLine;

void gvt_book_line_free (GvtBookLine *self);

/* All that stands in a book. */
typedef struct
{
  GPtrArray *lines; /* of GvtBookLine, as they were keyed, the last one last */
  guint n_done;     /* people whose sheet is keyed, or who need none */
  guint n_expected; /* of so many; 0 where nobody knows */
  char *missing;    /* whose sheet is missing, in a sentence; may be empty */
} GvtBookState;

GvtBookState *gvt_book_state_new (void); /* (transfer full): empty; its strings are set by hand */
void gvt_book_state_free (GvtBookState *self);

#define GVT_TYPE_LINE_BOOK (gvt_line_book_get_type ())
G_DECLARE_INTERFACE (GvtLineBook, gvt_line_book, GVT, LINE_BOOK, GObject)

/**
 * GvtLineBookInterface:
 * @get_title: of the page. Translated
 * @get_hint: how a line is written, in a sentence or two with an example. (transfer none): the
 *   book's
 * @key: records @line, which is one event, on disk when it returns. @is_sure: the person was asked,
 *   and says yes. @asks: (out): nothing was recorded, and what is returned is a question: the same
 *   line once more is the yes. Returns: (transfer full) (nullable): what became of it, for people;
 *   %NULL with an error that names what is wrong
 * @read: Returns: (transfer full) (nullable)
 * @take_back: as if @event had never been keyed
 */
struct _GvtLineBookInterface
{
  GTypeInterface parent_iface;

  const char *(*get_title) (GvtLineBook *self);
  const char *(*get_hint) (GvtLineBook *self);
  char *(*key) (
      GvtLineBook *self, const char *line, gboolean is_sure, gboolean *asks, GError **error);
  GvtBookState *(*read) (GvtLineBook *self, GError **error);
  gboolean (*take_back) (GvtLineBook *self, const GvtId *event, GError **error);
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtBookLine, gvt_book_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtBookState, gvt_book_state_free)

G_END_DECLS
