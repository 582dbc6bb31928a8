/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-card-compare.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-ui.h"
#include "gvt-worklist-work.h"

struct _GvtCardCompare
{
  GtkBox parent_instance;

  GtkEditable *card;
  GtkLabel *compared;
};

static guint wanted_signal;

G_DEFINE_FINAL_TYPE (GvtCardCompare, gvt_card_compare, GTK_TYPE_BOX)

static void
on_wanted (GvtCardCompare *self)
{
  g_signal_emit (self, wanted_signal, 0);
}

static void
gvt_card_compare_class_init (GvtCardCompareClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  wanted_signal = g_signal_new ("wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-card-compare.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtCardCompare, card);
  gtk_widget_class_bind_template_child (widget_class, GvtCardCompare, compared);
  gtk_widget_class_bind_template_callback (widget_class, on_wanted);
}

static void
gvt_card_compare_init (GvtCardCompare *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
on_compared (gpointer owner, gpointer result, const GError *error)
{
  GvtCardCompare *self = owner;
  g_autofree char *text = NULL;

  gtk_editable_set_text (self->card, "");
  if (error != NULL)
    text = gvt_error_describe (error);
  else
    text = g_strdup (*(gboolean *) result ? _ ("The same number.") : _ ("Another number."));
  gtk_label_set_label (self->compared, text);
}

void
gvt_card_compare_with (GvtCardCompare *self,
                       GvtProfile *profile,
                       GvtWorklist *worklist,
                       guint number)
{
  GvtWork work = { .done = on_compared };

  g_return_if_fail (GVT_IS_CARD_COMPARE (self));

  gvt_worklist_work_compare (&work, profile, worklist, number, gtk_editable_get_text (self->card));
  gvt_work_run (self, NULL, &work);
}

void
gvt_card_compare_forget (GvtCardCompare *self)
{
  g_return_if_fail (GVT_IS_CARD_COMPARE (self));

  gtk_editable_set_text (self->card, "");
  gtk_label_set_label (self->compared, "");
}
