/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One question before an act that cannot be taken back. Stands between us and AdwMessageDialog,
 * which libadwaita 1.6 deprecates. */
typedef struct
{
  const char *heading;
  const char *body;
  const char *accept;      /* what is done, as a verb: "_Close the session" */
  gboolean is_destructive; /* loses something */
} GvtQuestion;

/** GvtAskFunc: the person said yes; @owner is the widget that asked */
typedef void (*GvtAskFunc) (gpointer owner, gpointer data);

/** gvt_ask: @owner: in the window that is asked; if it goes before the answer, nothing happens.
 * @data: (transfer full) (nullable): for @on_accepted, freed by @free_data */
void gvt_ask (GtkWidget *owner,
              const GvtQuestion *question,
              GvtAskFunc on_accepted,
              gpointer data,
              GDestroyNotify free_data);

/** GvtAskWhichFunc: the person chose the answer at @index, from 0 */
typedef void (*GvtAskWhichFunc) (gpointer owner, guint index, gpointer data);

/** gvt_ask_which: as gvt_ask(), with several answers of which one is chosen, or none. @answers: for
 * people; ends with %NULL, at most 10 */
void gvt_ask_which (GtkWidget *owner,
                    const char *heading,
                    const char *body,
                    const char *const *answers,
                    GvtAskWhichFunc on_chosen,
                    gpointer data,
                    GDestroyNotify free_data);

/** gvt_tell: something that must be read before the work goes on, with nothing to decide. @owner:
 * in the window over which it stands */
void gvt_tell (GtkWidget *owner, const char *heading, const char *body);

G_END_DECLS
