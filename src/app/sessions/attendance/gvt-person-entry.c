/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-person-entry.h"

#include <glib/gi18n-lib.h>

#include "gvt-age-row.h"
#include "gvt-code-list.h"
#include "gvt-columns-layout.h"
#include "gvt-entry-row.h"
#include "gvt-people-groups.h"
#include "gvt-ui.h"

struct _GvtPersonEntry
{
  AdwPreferencesGroup parent_instance;

  GvtEntryRow *name;
  AdwComboRow *age;
  AdwComboRow *disability;
  GtkToggleButton *walk_in;
  GtkToggleButton *guardian;
  GtkToggleButton *photo;
  GtkWidget *sexes;
  GtkWidget *man;
  GtkLabel *card_label;

  guint card;       /* that is being corrected; 0: a new one */
  GvtPerson *added; /* (nullable) */
};

static guint add_signal;

G_DEFINE_FINAL_TYPE (GvtPersonEntry, gvt_person_entry, ADW_TYPE_PREFERENCES_GROUP)

static const char *
name_of (GvtPersonEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->name));
}

/* The age band stays: a class is of one age. */
static void
clear (GvtPersonEntry *self)
{
  self->card = 0;
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  adw_combo_row_set_selected (self->disability, 0);
  gtk_toggle_button_set_active (self->walk_in, FALSE);
  gtk_toggle_button_set_active (self->guardian, FALSE);
  gtk_toggle_button_set_active (self->photo, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->card_label), FALSE);
}

static void
begin_next (GvtPersonEntry *self)
{
  clear (self);
  gtk_widget_child_focus (GTK_WIDGET (self->name), GTK_DIR_TAB_FORWARD);
}

static GvtPerson *
read_person (GvtPersonEntry *self, char sex)
{
  GvtPerson *person = gvt_person_new ();
  g_autofree char *name = g_strstrip (g_strdup (name_of (self)));

  person->card = self->card;
  person->sex = sex;
  gvt_person_set_text (&person->age, gvt_age_codes[adw_combo_row_get_selected (self->age)]);
  gvt_person_set_text (&person->disability,
                       gvt_disability_codes[adw_combo_row_get_selected (self->disability)].code);
  person->is_walk_in = gtk_toggle_button_get_active (self->walk_in);
  person->consents = (gtk_toggle_button_get_active (self->guardian) ? GVT_CONSENT_GUARDIAN : 0)
                     | (gtk_toggle_button_get_active (self->photo) ? GVT_CONSENT_PHOTO : 0);
  if (*name != '\0')
    person->name = g_steal_pointer (&name);
  return person;
}

static void
add (GvtPersonEntry *self, char sex)
{
  gvt_person_free (self->added);
  self->added = read_person (self, sex);
  begin_next (self);
  g_signal_emit (self, add_signal, 0);
}

static void
on_man (GvtPersonEntry *self)
{
  add (self, 'L');
}

static void
on_woman (GvtPersonEntry *self)
{
  add (self, 'P');
}

static void
on_named (GvtPersonEntry *self)
{
  gtk_widget_grab_focus (self->man);
}

static void
flip (GtkToggleButton *button)
{
  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

/* One key each, where a name was typed already. */
static gboolean
on_key (GvtPersonEntry *self, guint key, guint code, GdkModifierType state)
{
  guint n_ages = g_list_model_get_n_items (adw_combo_row_get_model (self->age));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_l:
      add (self, 'L');
      return TRUE;
    case GDK_KEY_p:
      add (self, 'P');
      return TRUE;
    case GDK_KEY_t:
      flip (self->walk_in);
      return TRUE;
    case GDK_KEY_w:
      flip (self->guardian);
      return TRUE;
    case GDK_KEY_f:
      flip (self->photo);
      return TRUE;
    default:
      if (key < GDK_KEY_1 || key >= GDK_KEY_1 + n_ages)
        return FALSE;
      adw_combo_row_set_selected (self->age, key - GDK_KEY_1);
      return TRUE;
    }
}

static void
gvt_person_entry_finalize (GObject *object)
{
  gvt_person_free (GVT_PERSON_ENTRY (object)->added);
  G_OBJECT_CLASS (gvt_person_entry_parent_class)->finalize (object);
}

static void
gvt_person_entry_class_init (GvtPersonEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_person_entry_finalize;
  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  add_signal = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                             NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-person-entry.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtPersonEntry, name);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonEntry, age);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonEntry, disability);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonEntry, walk_in);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonEntry, guardian);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonEntry, photo);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonEntry, sexes);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonEntry, man);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonEntry, card_label);
  gtk_widget_class_bind_template_callback (widget_class, on_named);
  gtk_widget_class_bind_template_callback (widget_class, on_man);
  gtk_widget_class_bind_template_callback (widget_class, on_woman);
}

static void
listen_to_keys (GvtPersonEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->sexes, keys);
}

static void
gvt_person_entry_init (GvtPersonEntry *self)
{
  g_autoptr (GtkStringList) ages = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  guint n_ages = 0;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (; gvt_age_codes[n_ages] != NULL; n_ages++)
    gtk_string_list_append (ages, gvt_age_words (gvt_age_codes[n_ages]));
  for (guint i = 0; gvt_disability_codes[i].code != NULL; i++)
    gtk_string_list_append (kinds,
                            gvt_code_words (gvt_disability_codes, gvt_disability_codes[i].code));
  adw_combo_row_set_model (self->age, G_LIST_MODEL (ages));
  adw_combo_row_set_model (self->disability, G_LIST_MODEL (kinds));
  adw_combo_row_set_selected (self->age, n_ages - 1); /* nobody asked yet */
  listen_to_keys (self);
}

GvtPerson *
gvt_person_entry_dup (GvtPersonEntry *self)
{
  g_return_val_if_fail (GVT_IS_PERSON_ENTRY (self) && self->added != NULL, NULL);
  return gvt_person_copy (self->added);
}

static guint
find_kind (const char *code)
{
  for (guint i = 0; gvt_disability_codes[i].code != NULL; i++)
    if (g_str_equal (gvt_disability_codes[i].code, code))
      return i;
  return 0;
}

static guint
find_age (const char *code)
{
  for (guint i = 0; gvt_age_codes[i] != NULL; i++)
    if (g_str_equal (gvt_age_codes[i], code))
      return i;
  return 0;
}

void
gvt_person_entry_edit (GvtPersonEntry *self, const GvtPerson *person)
{
  g_autofree char *label = g_strdup_printf (_ ("Card %u is corrected: L or P saves it."),
                                            person->card);

  g_return_if_fail (GVT_IS_PERSON_ENTRY (self));

  begin_next (self);
  self->card = person->card;
  gtk_editable_set_text (GTK_EDITABLE (self->name), person->name != NULL ? person->name : "");
  adw_combo_row_set_selected (self->age, find_age (person->age));
  adw_combo_row_set_selected (self->disability, find_kind (person->disability));
  gtk_toggle_button_set_active (self->walk_in, person->is_walk_in);
  gtk_toggle_button_set_active (self->guardian, (person->consents & GVT_CONSENT_GUARDIAN) != 0);
  gtk_toggle_button_set_active (self->photo, (person->consents & GVT_CONSENT_PHOTO) != 0);
  gtk_label_set_label (self->card_label, label);
  gtk_widget_set_visible (GTK_WIDGET (self->card_label), person->card > 0);
}

void
gvt_person_entry_forget (GvtPersonEntry *self)
{
  g_return_if_fail (GVT_IS_PERSON_ENTRY (self));

  g_clear_pointer (&self->added, gvt_person_free);
  clear (self);
}
