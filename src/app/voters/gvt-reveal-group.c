/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-reveal-group.h"

#include <glib/gi18n-lib.h>

#include "gvt-button-label.h"
#include "gvt-entry-row.h"
#include "gvt-error.h"
#include "gvt-nik-reveal.h"
#include "gvt-ui.h"
#include "gvt-work.h"

#define GROUP 4 /* digits that stand together, as on the card */

struct _GvtRevealGroup
{
  AdwBin parent_instance;

  AdwComboRow *reason;
  GtkButton *show;
  GvtEntryRow *words;
  GtkLabel *number;
  GtkLabel *message;

  GvtSectionPage *page; /* borrowed: it stands on it */
  GvtVoterHit *hit;
  guint hide_id; /* 0 while nothing is shown */
};

G_DEFINE_FINAL_TYPE (GvtRevealGroup, gvt_reveal_group, ADW_TYPE_BIN)

/* Returns: (nullable): a code, once one is chosen */
static const char *
chosen (GvtRevealGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->reason);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION
             ? NULL
             : gvt_nik_reveal_reasons ()[selected - 1].code;
}

static void
say (GvtRevealGroup *self, const char *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static void
on_chosen (GvtRevealGroup *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reveal.show", chosen (self) != NULL);
  say (self, NULL);
}

/* --- showing --- */

void
gvt_reveal_group_hide (GvtRevealGroup *self)
{
  g_return_if_fail (GVT_IS_REVEAL_GROUP (self));

  g_clear_handle_id (&self->hide_id, g_source_remove);
  gtk_label_set_label (self->number, "");
  gtk_widget_hide (GTK_WIDGET (self->number));
}

static gboolean
hide_now (gpointer data)
{
  GvtRevealGroup *self = data;

  self->hide_id = 0;
  gvt_reveal_group_hide (self);
  return G_SOURCE_REMOVE;
}

static void
show_number (GvtRevealGroup *self, const char *nik)
{
  GString *grouped = g_string_new (NULL);

  for (guint i = 0; nik[i] != '\0'; i++)
    {
      if (i > 0 && i % GROUP == 0)
        g_string_append_c (grouped, ' ');
      g_string_append_c (grouped, nik[i]);
    }
  gvt_reveal_group_hide (self);
  gtk_label_set_label (self->number, grouped->str);
  gvt_wipe_free (g_string_free (grouped, FALSE));
  gtk_widget_show (GTK_WIDGET (self->number));
  gtk_widget_grab_focus (GTK_WIDGET (self->number)); /* so that it is read out */
  self->hide_id = g_timeout_add_seconds (GVT_REVEAL_SECONDS, hide_now, self);
}

typedef struct
{
  GvtProfile *profile;
  GvtVoterHit *hit;
  const char *reason;
  char *words;
} Revealing;

static void
revealing_free (gpointer data)
{
  Revealing *revealing = data;

  g_object_unref (revealing->profile);
  g_object_unref (revealing->hit);
  g_free (revealing->words);
  g_free (revealing);
}

static gpointer
reveal (gpointer input, GCancellable *cancellable, GError **error)
{
  Revealing *revealing = input;

  return gvt_nik_reveal (revealing->profile, revealing->hit, revealing->reason, revealing->words,
                         error);
}

static void
on_revealed (gpointer owner, gpointer result, const GError *error)
{
  GvtRevealGroup *self = owner;
  g_autofree char *words = error != NULL ? gvt_error_describe (error) : NULL;

  on_chosen (self);
  say (self, words);
  if (error != NULL)
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_number (self, result);
  gvt_workspace_touch (gvt_section_page_get_workspace (self->page));
}

static void
reveal_show (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtRevealGroup *self = GVT_REVEAL_GROUP (widget);
  Revealing *revealing = g_new0 (Revealing, 1);
  GvtWork work = { reveal, revealing, revealing_free, (GDestroyNotify) gvt_wipe_free, on_revealed };

  revealing->profile = g_object_ref (gvt_section_page_get_profile (self->page));
  revealing->hit = g_object_ref (self->hit);
  revealing->reason = chosen (self);
  revealing->words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->words)));
  gtk_widget_action_set_enabled (widget, "reveal.show", FALSE); /* not twice */
  gvt_work_run (self, NULL, &work);
}

/* --- the object --- */

static void
gvt_reveal_group_unmap (GtkWidget *widget)
{
  gvt_reveal_group_hide (GVT_REVEAL_GROUP (widget));
  GTK_WIDGET_CLASS (gvt_reveal_group_parent_class)->unmap (widget);
}

static void
gvt_reveal_group_dispose (GObject *object)
{
  GvtRevealGroup *self = GVT_REVEAL_GROUP (object);

  g_clear_handle_id (&self->hide_id, g_source_remove);
  g_clear_object (&self->hit);
  G_OBJECT_CLASS (gvt_reveal_group_parent_class)->dispose (object);
}

static void
gvt_reveal_group_class_init (GvtRevealGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_reveal_group_dispose;
  widget_class->unmap = gvt_reveal_group_unmap;
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-reveal-group.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtRevealGroup, reason);
  gtk_widget_class_bind_template_child (widget_class, GvtRevealGroup, show);
  gtk_widget_class_bind_template_child (widget_class, GvtRevealGroup, words);
  gtk_widget_class_bind_template_child (widget_class, GvtRevealGroup, number);
  gtk_widget_class_bind_template_child (widget_class, GvtRevealGroup, message);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_install_action (widget_class, "reveal.show", NULL, reveal_show);
}

static void
gvt_reveal_group_init (GvtRevealGroup *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gvt_button_wrap_label (self->show);
  gtk_string_list_append (labels, _ ("Choose why first"));
  for (const GvtRevealReason *reason = gvt_nik_reveal_reasons (); reason->code != NULL; reason++)
    gtk_string_list_append (labels, _ (reason->words));
  adw_combo_row_set_model (self->reason, G_LIST_MODEL (labels));
  on_chosen (self);
}

void
gvt_reveal_group_offer (GvtRevealGroup *self, GvtSectionPage *page, GvtVoterHit *hit)
{
  g_return_if_fail (GVT_IS_REVEAL_GROUP (self));

  self->page = page;
  g_set_object (&self->hit, hit);
  gtk_widget_set_visible (GTK_WIDGET (self), gvt_nik_may_reveal (hit));
}

void
gvt_reveal_group_choose (GvtRevealGroup *self, guint reason, const char *words)
{
  g_return_if_fail (GVT_IS_REVEAL_GROUP (self));

  adw_combo_row_set_selected (self->reason, reason);
  gtk_editable_set_text (GTK_EDITABLE (self->words), words);
}
