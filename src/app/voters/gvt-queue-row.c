/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-queue-row.h"

#include <glib/gi18n-lib.h>

#include "gvt-code-list.h"
#include "gvt-json.h"
#include "gvt-queue-state.h"
#include "gvt-text.h"
#include "gvt-ui.h"

struct _GvtQueueRow
{
  AdwActionRow parent_instance;

  GtkCheckButton *choice;

  JsonObject *proposal;
};

enum
{
  PROP_CHOSEN = 1,
};

G_DEFINE_FINAL_TYPE (GvtQueueRow, gvt_queue_row, ADW_TYPE_ACTION_ROW)

static gint64
get_due (JsonObject *proposal)
{
  return gvt_json_int_or (proposal, "due_at", 0);
}

/* --- how it is shown --- */

static char *
describe (JsonObject *proposal, GvtRegionList *regions)
{
  g_autofree char *place = gvt_region_list_describe (
      regions, gvt_json_text_or (proposal, "village_code", ""));
  g_autofree char *made = gvt_text_date_time (gvt_json_int_or (proposal, "made_at", 0));
  g_autofree char *state = gvt_queue_state_describe (proposal);
  g_autofree char *clock = gvt_queue_state_describe_clock (proposal);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s · %s · %s · %s", gvt_json_text_or (proposal, "receipt", ""),
                          place, made, state);
  if (clock != NULL)
    g_string_append_printf (text, "\n%s", clock);
  if (gvt_json_int_or (proposal, "conflicts", 0) > 0)
    g_string_append_printf (text, "\n%s", _ ("Two supervisors decided differently"));
  return g_strdup (text->str);
}

/* Spoken with its receipt number, by which one of many is asked for. */
static void
show (GvtQueueRow *self, GvtRegionList *regions)
{
  JsonObject *proposal = self->proposal;
  const char *what = gvt_code_words (gvt_proposal_codes,
                                     gvt_json_text_or (proposal, "proposal", ""));
  const char *receipt = gvt_json_text_or (proposal, "receipt", "");
  g_autofree char *details = describe (proposal, regions);
  g_autofree char *spoken = g_strjoin (", ", what, receipt, NULL);
  g_autofree char *choose = g_strdup_printf (_ ("Choose %s"), receipt);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), details);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  choose, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->choice), gvt_queue_state_can_be_decided (proposal));
}

static void
on_toggled (GvtQueueRow *self)
{
  g_object_notify (G_OBJECT (self), "chosen");
}

/* --- the object --- */

static void
gvt_queue_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOSEN)
    g_value_set_boolean (value, gvt_queue_row_get_chosen (GVT_QUEUE_ROW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gvt_queue_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOSEN)
    gtk_check_button_set_active (GVT_QUEUE_ROW (object)->choice, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gvt_queue_row_finalize (GObject *object)
{
  g_clear_pointer (&GVT_QUEUE_ROW (object)->proposal, json_object_unref);
  G_OBJECT_CLASS (gvt_queue_row_parent_class)->finalize (object);
}

static void
gvt_queue_row_class_init (GvtQueueRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gvt_queue_row_get_property;
  object_class->set_property = gvt_queue_row_set_property;
  object_class->finalize = gvt_queue_row_finalize;
  g_object_class_install_property (
      object_class, PROP_CHOSEN,
      g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-queue-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtQueueRow, choice);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
gvt_queue_row_init (GvtQueueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_queue_row_new (JsonObject *proposal, GvtRegionList *regions)
{
  GvtQueueRow *self;

  g_return_val_if_fail (proposal != NULL, NULL);

  self = g_object_new (GVT_TYPE_QUEUE_ROW, NULL);
  self->proposal = json_object_ref (proposal);
  show (self, regions);
  return GTK_WIDGET (self);
}

JsonObject *
gvt_queue_row_get_proposal (GvtQueueRow *self)
{
  g_return_val_if_fail (GVT_IS_QUEUE_ROW (self), NULL);

  return self->proposal;
}

const char *
gvt_queue_row_get_id (GvtQueueRow *self)
{
  g_return_val_if_fail (GVT_IS_QUEUE_ROW (self), NULL);

  return gvt_json_text_or (self->proposal, "id", "");
}

gboolean
gvt_queue_row_get_chosen (GvtQueueRow *self)
{
  g_return_val_if_fail (GVT_IS_QUEUE_ROW (self), FALSE);

  return gtk_check_button_get_active (self->choice);
}

int
gvt_queue_row_compare (GvtQueueRow *a, GvtQueueRow *b)
{
  gint64 due_a = get_due (a->proposal);
  gint64 due_b = get_due (b->proposal);
  gboolean is_said_a = gvt_queue_state_is_said (a->proposal);
  gboolean is_said_b = gvt_queue_state_is_said (b->proposal);

  if (is_said_a != is_said_b)
    return is_said_a ? 1 : -1;
  if ((due_a > 0) != (due_b > 0))
    return due_a > 0 ? -1 : 1;
  if (due_a != due_b)
    return due_a < due_b ? -1 : 1;
  return g_strcmp0 (gvt_queue_row_get_id (a), gvt_queue_row_get_id (b));
}
