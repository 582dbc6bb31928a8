/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-facts-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-check-row.h"
#include "gvt-claim-editor-page.h"
#include "gvt-draft-facts.h"
#include "gvt-entry-row.h"
#include "gvt-module.h"
#include "gvt-part-list.h"
#include "gvt-segment.h"
#include "gvt-ui.h"

struct _GvtFactsPage
{
  GvtSectionPage parent_instance;

  GtkSpinButton *minutes;
  AdwPreferencesGroup *segments;
  GtkBox *objectives;
  GvtPartList *claims;

  GvtDraftKeeper *keeper;
};

G_DEFINE_FINAL_TYPE (GvtFactsPage, gvt_facts_page, GVT_TYPE_SECTION_PAGE)

static GvtDraft *
get_draft (GvtFactsPage *self)
{
  return gvt_draft_keeper_get_draft (self->keeper);
}

/* The number of the objective that @widget is about. */
static guint
get_number (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "number"));
}

static void
set_number (GtkWidget *widget, guint number)
{
  g_object_set_data (G_OBJECT (widget), "number", GUINT_TO_POINTER (number));
}

/* --- what a person does --- */

static void
on_minutes_changed (GvtFactsPage *self)
{
  if (self->keeper != NULL)
    gvt_draft_set_minutes (get_draft (self),
                           (guint) gtk_spin_button_get_value_as_int (self->minutes));
}

static void
on_segment_changed (GvtFactsPage *self, GParamSpec *pspec, GvtCheckRow *row)
{
  gvt_draft_set_segment (get_draft (self), gvt_segment_codes[get_number (GTK_WIDGET (row))],
                         gvt_check_row_get_active (row));
}

static void
on_objective_changed (GvtFactsPage *self, GtkWidget *row)
{
  gvt_draft_set_objective_text (get_draft (self), get_number (row),
                                gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void show_objectives (GvtFactsPage *self);

static void
on_objective_removed (GvtFactsPage *self, GtkWidget *button)
{
  g_autoptr (GError) error = NULL;

  if (gvt_draft_remove_objective (get_draft (self), get_number (button), &error))
    show_objectives (self);
  else
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
}

/* The keys stay with the objective that moves, on the button for @direction while it leads on. */
static void
focus_objective (GvtFactsPage *self, guint index, int direction)
{
  GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (self->objectives));
  GtkWidget *button;

  for (; index > 0; index--)
    group = gtk_widget_get_next_sibling (group);
  button = g_object_get_data (G_OBJECT (group), direction < 0 ? "up" : "down");
  if (!gtk_widget_is_sensitive (button))
    button = g_object_get_data (G_OBJECT (group), direction < 0 ? "down" : "up");
  gtk_widget_grab_focus (button);
}

static void
move_objective (GvtFactsPage *self, GtkWidget *button, int direction)
{
  guint index = get_number (button);

  gvt_draft_move_objective (get_draft (self), index, index + direction);
  show_objectives (self);
  focus_objective (self, index + direction, direction);
}

static void
on_objective_up (GvtFactsPage *self, GtkWidget *button)
{
  move_objective (self, button, -1);
}

static void
on_objective_down (GvtFactsPage *self, GtkWidget *button)
{
  move_objective (self, button, 1);
}

static void
facts_add_objective (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtFactsPage *self = GVT_FACTS_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (gvt_draft_add_objective (get_draft (self), &error))
    {
      show_objectives (self);
      gtk_widget_child_focus (gtk_widget_get_last_child (GTK_WIDGET (self->objectives)),
                              GTK_DIR_TAB_FORWARD);
    }
  else
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
}

static void
on_claim_opened (GvtFactsPage *self, guint index)
{
  gvt_part_page_open (gvt_claim_editor_page_new (self->keeper, index), GVT_SECTION_PAGE (self));
}

static void
on_claim_moved (GvtFactsPage *self, guint from, guint to)
{
  gvt_draft_move_claim (get_draft (self), from, to);
}

static void
facts_add_claim (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtFactsPage *self = GVT_FACTS_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (gvt_draft_add_claim (get_draft (self), &error))
    on_claim_opened (self, gvt_draft_get_n_claims (get_draft (self)) - 1);
  else
    gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
}

/* --- what is shown --- */

static GtkWidget *
new_move_button (GvtFactsPage *self, guint index, gboolean is_up)
{
  GtkWidget *button = gtk_button_new_from_icon_name (is_up ? "go-up-symbolic" : "go-down-symbolic");
  guint last = gvt_draft_get_n_objectives (get_draft (self)) - 1;
  g_autofree char *label = g_strdup_printf (
      is_up ? _ ("Move objective %u up") : _ ("Move objective %u down"), index + 1);

  set_number (button, index);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_sensitive (button, is_up ? index > 0 : index < last);
  g_signal_connect_object (button, "clicked",
                           is_up ? G_CALLBACK (on_objective_up) : G_CALLBACK (on_objective_down),
                           self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_objective_acts (GvtFactsPage *self, guint index, GtkWidget *group)
{
  GtkWidget *acts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *up = new_move_button (self, index, TRUE);
  GtkWidget *down = new_move_button (self, index, FALSE);
  g_autofree char *label = g_strdup_printf (_ ("Remove objective %u"), index + 1);
  GtkWidget *remove = gtk_button_new_with_label (label);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (remove))), TRUE);
  set_number (remove, index);
  gtk_widget_add_css_class (remove, "flat");
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_objective_removed), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (acts), up);
  gtk_box_append (GTK_BOX (acts), down);
  gtk_box_append (GTK_BOX (acts), remove);
  g_object_set_data (G_OBJECT (group), "up", up);
  g_object_set_data (G_OBJECT (group), "down", down);
  return acts;
}

static void
add_objective (GvtFactsPage *self, guint index)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = g_strdup_printf (_ ("Objective %u"), index + 1);
  GtkWidget *row = g_object_new (GVT_TYPE_ENTRY_ROW, "title", title, NULL);

  gtk_editable_set_text (GTK_EDITABLE (row),
                         gvt_draft_get_objective_text (get_draft (self), index));
  set_number (row, index);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_objective_changed), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             new_objective_acts (self, index, group));
  gtk_box_append (self->objectives, group);
}

/* Numbers follow the place, so all are made anew. */
static void
show_objectives (GvtFactsPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->objectives))) != NULL)
    gtk_box_remove (self->objectives, child);
  for (guint i = 0; i < gvt_draft_get_n_objectives (get_draft (self)); i++)
    add_objective (self, i);
}

static void
show_claims (GvtFactsPage *self)
{
  gvt_part_list_show (self->claims, get_draft (self), gvt_draft_get_n_claims (get_draft (self)),
                      gvt_draft_get_claim_text);
}

static void
on_draft_changed (GvtFactsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_claims (self);
}

static void
add_segments (GvtFactsPage *self)
{
  for (guint i = 0; gvt_segment_codes[i] != NULL; i++)
    {
      GtkWidget *row = gvt_check_row_new (gvt_segment_words (gvt_segment_codes[i]));

      set_number (row, i);
      g_object_set (row, "active", gvt_draft_has_segment (get_draft (self), gvt_segment_codes[i]),
                    NULL);
      g_signal_connect_object (row, "notify::active", G_CALLBACK (on_segment_changed), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->segments, row);
    }
}

/* --- construction --- */

static void
gvt_facts_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gvt_facts_page_parent_class)->map (widget);
  on_draft_changed (GVT_FACTS_PAGE (widget));
}

static void
gvt_facts_page_unmap (GtkWidget *widget)
{
  gvt_draft_keeper_flush (GVT_FACTS_PAGE (widget)->keeper);
  GTK_WIDGET_CLASS (gvt_facts_page_parent_class)->unmap (widget);
}

static void
gvt_facts_page_dispose (GObject *object)
{
  g_clear_object (&GVT_FACTS_PAGE (object)->keeper);
  G_OBJECT_CLASS (gvt_facts_page_parent_class)->dispose (object);
}

static void
gvt_facts_page_class_init (GvtFactsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_facts_page_dispose;
  widget_class->map = gvt_facts_page_map;
  widget_class->unmap = gvt_facts_page_unmap;
  g_type_ensure (GVT_TYPE_PART_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-facts-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtFactsPage, minutes);
  gtk_widget_class_bind_template_child (widget_class, GvtFactsPage, segments);
  gtk_widget_class_bind_template_child (widget_class, GvtFactsPage, objectives);
  gtk_widget_class_bind_template_child (widget_class, GvtFactsPage, claims);
  gtk_widget_class_bind_template_callback (widget_class, on_minutes_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_claim_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_claim_moved);
  gtk_widget_class_install_action (widget_class, "facts.add-objective", NULL, facts_add_objective);
  gtk_widget_class_install_action (widget_class, "facts.add-claim", NULL, facts_add_claim);
}

static void
gvt_facts_page_init (GvtFactsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_facts_page_new (GvtDraftKeeper *keeper)
{
  GvtFactsPage *self = g_object_new (GVT_TYPE_FACTS_PAGE, NULL);
  GvtDraft *draft = gvt_draft_keeper_get_draft (keeper);

  gvt_section_page_set_title (GVT_SECTION_PAGE (self), _ ("About the module"));
  gtk_spin_button_set_value (self->minutes, gvt_draft_get_minutes (draft));
  self->keeper = g_object_ref (keeper);
  add_segments (self);
  show_objectives (self);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed), self,
                           G_CONNECT_SWAPPED);
  return GVT_SECTION_PAGE (self);
}
