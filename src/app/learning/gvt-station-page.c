/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-station-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-actionable.h"
#include "gvt-json.h"
#include "gvt-plain-row.h"
#include "gvt-pupil-bar.h"
#include "gvt-station-codec.h"
#include "gvt-station-walk.h"
#include "gvt-ui.h"

#define DEFAULT_ROLE "pemilih"

struct _GvtStationPage
{
  GvtSectionPage parent_instance;

  GvtPupilBar *pupil;
  GtkLabel *heading;
  GtkLabel *duty;
  GtkLabel *label;
  GtkListBox *path;
  GtkLabel *question;
  GtkBox *choices;
  GtkLabel *explanation;
  GtkLabel *sources;

  GvtStation *station;
  GvtStationWalk *walk;
  char *role;
  guint n_shown; /* acts in the path */
  guint n_begun; /* of them before it was this role's turn */
  guint n_walks; /* each has its own seed */
};

static void gvt_station_page_serve_pupil (GvtPupilScreenInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtStationPage,
                               gvt_station_page,
                               GVT_TYPE_SECTION_PAGE,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_PUPIL_SCREEN,
                                                      gvt_station_page_serve_pupil))

/* --- what has happened --- */

static void
add_row (GvtStationPage *self, guint index)
{
  g_autoptr (GvtStationAct) act = g_list_model_get_item (gvt_station_get_acts (self->station),
                                                         index);
  GvtStationRole *role = gvt_station_find_role (self->station, gvt_station_act_get_role (act));
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  gboolean is_own = g_str_equal (gvt_station_role_get_id (role), self->role);
  GtkWidget *row = gvt_plain_row_new (gvt_station_act_get_text (act),
                                      is_own ? _ ("You") : gvt_station_role_get_title (role),
                                      FALSE);
  GtkWidget *badge = gtk_label_new (number);

  gtk_widget_add_css_class (badge, is_own ? "step-number" : "station-number");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (badge), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), badge);
  gtk_list_box_append (self->path, row);
}

static void
show_path (GvtStationPage *self)
{
  while (self->n_shown < gvt_station_walk_get_n_done (self->walk))
    add_row (self, self->n_shown++);
  gtk_widget_set_visible (GTK_WIDGET (self->path), self->n_shown > 0);
}

static void
clear_path (GvtStationPage *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->path, 0)) != NULL)
    gtk_list_box_remove (self->path, GTK_WIDGET (row));
  self->n_shown = 0;
}

/* --- what may come next --- */

static void
explain (GvtStationPage *self, const char *why)
{
  gvt_pupil_bar_turned (self->pupil);
  gtk_label_set_label (self->explanation, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->explanation), why != NULL);
}

static GtkWidget *
new_choice (GvtStationAct *act, guint index)
{
  GtkWidget *label = gtk_label_new (gvt_station_act_get_text (act));
  GtkWidget *button = gtk_button_new ();
  g_autofree char *action = g_strdup_printf ("station.choose(uint32 %u)", index);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "quiz-option");
  gvt_actionable_set (button, action);
  return button;
}

static void
show_choices (GvtStationPage *self)
{
  GPtrArray *acts = gvt_station_walk_get_choices (self->walk);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->choices))) != NULL)
    gtk_box_remove (self->choices, child);
  for (guint i = 0; i < acts->len; i++)
    gtk_box_append (self->choices, new_choice (acts->pdata[i], i));
  child = gtk_widget_get_first_child (GTK_WIDGET (self->choices));
  if (child != NULL)
    gtk_widget_grab_focus (child);
}

static void
show_end (GvtStationPage *self)
{
  guint n_wrong = gvt_station_walk_get_n_wrong (self->walk);
  g_autofree char *text = n_wrong == 0 ? g_strdup (_ ("Through, without one wrong step."))
                                       : g_strdup_printf (ngettext ("Through, with %u wrong step.",
                                                                    "Through, with %u wrong steps.",
                                                                    n_wrong),
                                                          n_wrong);

  gtk_label_set_label (self->question, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->question));
}

static void
show_turn (GvtStationPage *self)
{
  explain (self, NULL);
  show_path (self);
  show_choices (self);
  if (gvt_station_walk_is_over (self->walk))
    show_end (self);
  else
    gtk_label_set_label (self->question, _ ("What do you do now?"));
}

static void
begin (GvtStationPage *self)
{
  g_clear_object (&self->walk);
  self->walk = gvt_station_walk_new (self->station, self->role, ++self->n_walks);
  self->n_begun = gvt_station_walk_get_n_done (self->walk);
  clear_path (self);
  show_turn (self);
}

static GtkWidget *
choice_at (GvtStationPage *self, guint index)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->choices));

  for (guint i = 0; i < index && button != NULL; i++)
    button = gtk_widget_get_next_sibling (button);
  return button;
}

static void
station_choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtStationPage *self = GVT_STATION_PAGE (widget);
  guint index = g_variant_get_uint32 (parameter);
  GPtrArray *choices = gvt_station_walk_get_choices (self->walk);
  g_autofree char *why = NULL;

  if (index >= choices->len)
    return;
  if (gvt_station_walk_choose (self->walk, choices->pdata[index], &why))
    {
      show_turn (self);
      return;
    }
  gtk_widget_set_sensitive (choice_at (self, index), FALSE);
  explain (self, why);
  gtk_widget_grab_focus (GTK_WIDGET (self->explanation)); /* so that it is read out */
}

static void
station_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  begin (GVT_STATION_PAGE (widget));
}

static void
station_other (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_section_page_close (GVT_SECTION_PAGE (widget));
}

static const char *
describe_loss (GvtPupilScreen *screen)
{
  GvtStationPage *self = GVT_STATION_PAGE (screen);
  gboolean is_new = gvt_station_walk_get_n_done (self->walk) == self->n_begun
                    && gvt_station_walk_get_n_wrong (self->walk) == 0;

  return is_new || gvt_station_walk_is_over (self->walk)
             ? NULL
             : _ ("The walk through the polling station begins at its first step.");
}

static void
reset (GvtPupilScreen *screen)
{
  begin (GVT_STATION_PAGE (screen));
}

static void
write_script (GvtPupilScreen *screen, GvtScript *script)
{
  GvtStationPage *self = GVT_STATION_PAGE (screen);
  GPtrArray *choices = gvt_station_walk_get_choices (self->walk);

  gvt_script_say (script, gtk_label_get_label (self->heading));
  gvt_script_say (script, gtk_label_get_label (self->duty));
  gvt_script_say (script, gtk_label_get_label (self->question));
  gvt_script_say (script, gtk_label_get_label (self->explanation));
  for (guint i = 0; i < choices->len; i++)
    gvt_script_say (script, gvt_station_act_get_text (choices->pdata[i]));
}

static void
gvt_station_page_serve_pupil (GvtPupilScreenInterface *iface)
{
  iface->describe_loss = describe_loss;
  iface->reset = reset;
  iface->write_script = write_script;
}

static void
gvt_station_page_dispose (GObject *object)
{
  GvtStationPage *self = GVT_STATION_PAGE (object);

  g_clear_object (&self->walk);
  g_clear_object (&self->station);
  G_OBJECT_CLASS (gvt_station_page_parent_class)->dispose (object);
}

static void
gvt_station_page_finalize (GObject *object)
{
  g_free (GVT_STATION_PAGE (object)->role);
  G_OBJECT_CLASS (gvt_station_page_parent_class)->finalize (object);
}

static void
gvt_station_page_class_init (GvtStationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_station_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = gvt_station_page_finalize;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_PUPIL_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-station-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtStationPage, pupil);
  gtk_widget_class_bind_template_child (widget_class, GvtStationPage, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtStationPage, duty);
  gtk_widget_class_bind_template_child (widget_class, GvtStationPage, label);
  gtk_widget_class_bind_template_child (widget_class, GvtStationPage, path);
  gtk_widget_class_bind_template_child (widget_class, GvtStationPage, question);
  gtk_widget_class_bind_template_child (widget_class, GvtStationPage, choices);
  gtk_widget_class_bind_template_child (widget_class, GvtStationPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, GvtStationPage, sources);
  gtk_widget_class_install_action (widget_class, "station.choose", "u", station_choose);
  gtk_widget_class_install_action (widget_class, "station.again", NULL, station_again);
  gtk_widget_class_install_action (widget_class, "station.other", NULL, station_other);
}

static void
gvt_station_page_init (GvtStationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_sources (GvtStationPage *self)
{
  GListModel *statements = gvt_station_get_statements (self->station);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (statements); i++)
    {
      g_autoptr (GvtClaim) claim = g_list_model_get_item (statements, i);
      g_autofree char *described = gvt_claim_describe (claim);

      g_string_append_printf (text, "%s%s\n%s", i > 0 ? "\n\n" : "", gvt_claim_get_text (claim),
                              described);
    }
  gtk_label_set_label (self->sources, text->str);
}

GvtSectionPage *
gvt_station_page_new (GvtStation *station, const char *role)
{
  GvtStationPage *self = g_object_new (GVT_TYPE_STATION_PAGE, NULL);
  GvtStationRole *played = gvt_station_find_role (station, role);

  g_return_val_if_fail (played != NULL, GVT_SECTION_PAGE (self));

  self->station = g_object_ref (station);
  self->role = g_strdup (role);
  gtk_label_set_label (self->heading, gvt_station_role_get_title (played));
  gtk_label_set_label (self->duty, gvt_station_role_get_duty (played));
  gtk_label_set_label (self->label, gvt_station_get_label (station));
  show_sources (self);
  begin (self);
  return GVT_SECTION_PAGE (self);
}

GvtSectionPage *
gvt_station_page_new_from_settings (JsonObject *settings)
{
  GvtStation *station = gvt_station_built_in ();
  const char *role = settings != NULL ? gvt_json_text_or (settings, "role", DEFAULT_ROLE)
                                      : DEFAULT_ROLE;

  return gvt_station_page_new (station,
                               gvt_station_find_role (station, role) != NULL ? role : DEFAULT_ROLE);
}
