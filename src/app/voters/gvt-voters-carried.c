/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voters-carried.h"

#include <glib/gi18n-lib.h>

#include "gvt-damaged-lists.h"
#include "gvt-lease-words.h"
#include "gvt-text.h"
#include "gvt-ui.h"

struct _GvtVotersCarried
{
  AdwBin parent_instance;

  GtkLabel *carried;
  GtkWidget *ending;
  GtkLabel *ending_words;
};

G_DEFINE_FINAL_TYPE (GvtVotersCarried, gvt_voters_carried, ADW_TYPE_BIN)

static void
gvt_voters_carried_class_init (GvtVotersCarriedClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-voters-carried.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtVotersCarried, carried);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersCarried, ending);
  gtk_widget_class_bind_template_child (widget_class, GvtVotersCarried, ending_words);
}

static void
gvt_voters_carried_init (GvtVotersCarried *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What closes soon, of the lists that are open, and what is closed already. */
static void
show_ending (GvtVotersCarried *self, GvtRoll *roll)
{
  g_autofree char *soon = gvt_lease_words_describe (gvt_roll_get_lists (roll));
  g_autofree char *over = gvt_lease_words_describe (gvt_roll_get_closed (roll));
  g_autofree char *words = over != NULL ? g_strjoin ("\n", over, soon, NULL) : g_strdup (soon);

  gtk_label_set_label (self->ending_words, words != NULL ? words : "");
  gtk_widget_set_visible (self->ending, words != NULL);
}

void
gvt_voters_carried_show (GvtVotersCarried *self, GvtRoll *roll)
{
  g_autofree char *rows = NULL, *lists = NULL, *text = NULL, *damaged = NULL, *both = NULL;

  g_return_if_fail (GVT_IS_VOTERS_CARRIED (self) && GVT_IS_ROLL (roll));

  rows = gvt_text_number (gvt_roll_get_rows (roll));
  lists = gvt_text_number (g_list_model_get_n_items (gvt_roll_get_lists (roll)));
  text = g_strdup_printf (_ ("On this laptop: %s voters in the lists of %s villages."), rows,
                          lists);
  damaged = gvt_damaged_lists_describe (gvt_roll_get_failed (roll));
  both = g_strjoin ("\n", text, damaged, NULL);
  gtk_label_set_label (self->carried, both);
  show_ending (self, roll);
}
