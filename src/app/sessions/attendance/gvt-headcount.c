/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-headcount.h"

#include <glib/gi18n-lib.h>

#include "gvt-age-row.h"
#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-typed-keeper.h"
#include "gvt-ui.h"
#include "gvt-visit-text.h"

#define MAX_PEOPLE 10000
#define NONE       "0" /* the code of no disability */
#define ITEM       "people"

struct _GvtHeadcount
{
  AdwPreferencesGroup parent_instance;

  GtkSpinButton *men;
  GtkSpinButton *women;
  GtkSwitch *details;
  AdwComboRow *kind;
  GtkLabel *total;

  GPtrArray *rows; /* borrowed GvtAgeRow */
  GvtPeopleGroups *groups;
  guint shown_kind; /* whose numbers stand in the rows */
  gboolean is_filling;
  gboolean is_showing; /* what was recorded: nobody typed it */

  GvtTypedKeeper *keeper; /* (nullable): until the class is known */
};

G_DEFINE_FINAL_TYPE (GvtHeadcount, gvt_headcount, ADW_TYPE_PREFERENCES_GROUP)

static guint
value_of (GtkSpinButton *button)
{
  return (guint) gtk_spin_button_get_value_as_int (button);
}

static gboolean
is_detailed (GvtHeadcount *self)
{
  return gtk_switch_get_active (self->details);
}

static void
on_headcount_changed (GvtHeadcount *self)
{
  g_autofree char *people = gvt_people_describe (value_of (self->men), value_of (self->women));

  gtk_label_set_label (self->total, people);
}

/* --- groups --- */

static void
take_rows (GvtHeadcount *self)
{
  const char *kind = gvt_disability_codes[self->shown_kind].code;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *age = gvt_age_row_get_age (self->rows->pdata[i]);
      guint men, women;

      gvt_age_row_get (self->rows->pdata[i], &men, &women);
      gvt_people_groups_set (self->groups, 'L', age, kind, men, NULL);
      gvt_people_groups_set (self->groups, 'P', age, kind, women, NULL);
    }
}

static void
fill_rows (GvtHeadcount *self)
{
  const char *kind = gvt_disability_codes[self->shown_kind].code;

  self->is_filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *age = gvt_age_row_get_age (self->rows->pdata[i]);

      gvt_age_row_set (self->rows->pdata[i], gvt_people_groups_sum (self->groups, 'L', age, kind),
                       gvt_people_groups_sum (self->groups, 'P', age, kind));
    }
  self->is_filling = FALSE;
}

static void
show_sums (GvtHeadcount *self)
{
  gtk_spin_button_set_value (self->men, gvt_people_groups_sum (self->groups, 'L', NULL, NULL));
  gtk_spin_button_set_value (self->women, gvt_people_groups_sum (self->groups, 'P', NULL, NULL));
}

static void
on_row_changed (GvtHeadcount *self)
{
  if (self->is_filling)
    return;
  self->is_filling = TRUE; /* taking them confirms what was typed */
  take_rows (self);
  self->is_filling = FALSE;
  show_sums (self);
}

static void
on_kind (GvtHeadcount *self)
{
  guint chosen = adw_combo_row_get_selected (self->kind);

  if (self->groups == NULL || chosen == GTK_INVALID_LIST_POSITION || chosen == self->shown_kind)
    return;
  on_row_changed (self); /* what was typed and not confirmed */
  self->shown_kind = chosen;
  fill_rows (self);
}

/* Who were counted already are not lost: nobody asked for their age. */
static void
on_details (GvtHeadcount *self)
{
  gboolean detailed = is_detailed (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->men), !detailed);
  gtk_widget_set_sensitive (GTK_WIDGET (self->women), !detailed);
  if (self->groups == NULL || !detailed)
    return;
  if (gvt_people_groups_sum (self->groups, 0, NULL, NULL) == 0)
    {
      gvt_people_groups_set (self->groups, 'L', "?", NONE, value_of (self->men), NULL);
      gvt_people_groups_set (self->groups, 'P', "?", NONE, value_of (self->women), NULL);
    }
  fill_rows (self);
  show_sums (self);
}

/* --- what was typed before the power went --- */

enum
{
  HOW, /* SUMS or GROUPS */
  MEN, /* as it stands there */
  WOMEN,
  GROUPS, /* lines of gvt_people_groups_read_lines(), a ";" between */
  N_TEXTS
};
#define BY_SUMS   "sums"
#define BY_GROUPS "groups"

static void
add_line (
    GString *lines, const GvtPeopleGroups *groups, char sex, const char *age, const char *kind)
{
  guint people = gvt_people_groups_sum (groups, sex, age, kind);

  if (people > 0)
    g_string_append_printf (lines, "%c %s %s %u;", sex, age, kind, people);
}

/* As recorded before, and over it what the rows hold at the moment. Returns: (transfer full) */
static char *
describe_groups (GvtHeadcount *self)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint k = 0; gvt_disability_codes[k].code != NULL; k++)
    for (guint a = 0; gvt_age_codes[a] != NULL; a++)
      {
        const char *kind = gvt_disability_codes[k].code;
        g_autoptr (GvtPeopleGroups) row = gvt_people_groups_new ();
        guint men, women;

        if (k == self->shown_kind)
          {
            gvt_age_row_peek (self->rows->pdata[a], &men, &women);
            gvt_people_groups_set (row, 'L', gvt_age_codes[a], kind, men, NULL);
            gvt_people_groups_set (row, 'P', gvt_age_codes[a], kind, women, NULL);
          }
        add_line (lines, k == self->shown_kind ? row : self->groups, 'L', gvt_age_codes[a], kind);
        add_line (lines, k == self->shown_kind ? row : self->groups, 'P', gvt_age_codes[a], kind);
      }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
on_typed (GvtHeadcount *self)
{
  GStrv typed;

  if (self->is_showing || self->is_filling || self->keeper == NULL)
    return;
  typed = g_new0 (char *, N_TEXTS + 1);
  typed[HOW] = g_strdup (is_detailed (self) ? BY_GROUPS : BY_SUMS);
  typed[MEN] = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->men)));
  typed[WOMEN] = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->women)));
  typed[GROUPS] = is_detailed (self) ? describe_groups (self) : g_strdup ("");
  gvt_typed_keeper_keep (self->keeper, ITEM, typed);
}

static void
put_groups (GvtHeadcount *self, const char *lines)
{
  g_autofree char *text = g_strdelimit (g_strdup (lines), ";", '\n');
  g_autoptr (GvtPeopleGroups) groups = gvt_people_groups_read_lines (text, NULL);

  if (groups != NULL)
    gvt_headcount_show (self, gvt_people_groups_sum (groups, 'L', NULL, NULL),
                        gvt_people_groups_sum (groups, 'P', NULL, NULL), groups);
}

/* Until it is confirmed, a spin button goes back to its number as soon as the keys come to it. */
static void
put_text (GtkSpinButton *button, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (button), text);
  gtk_spin_button_update (button);
}

static void
on_recalled (GvtHeadcount *self, char **texts)
{
  if (g_strv_length (texts) != N_TEXTS)
    return;
  if (g_str_equal (texts[HOW], BY_GROUPS))
    {
      put_groups (self, texts[GROUPS]);
      return;
    }
  self->is_showing = TRUE;
  gtk_switch_set_active (self->details, FALSE);
  put_text (self->men, texts[MEN]);
  put_text (self->women, texts[WOMEN]);
  self->is_showing = FALSE;
}

void
gvt_headcount_keep (GvtHeadcount *self, GvtProfile *profile, const GvtId *session)
{
  g_return_if_fail (GVT_IS_HEADCOUNT (self) && GVT_IS_PROFILE (profile));

  if (self->keeper != NULL)
    return;
  self->keeper = gvt_typed_keeper_new (profile, &(GvtTypedPlace){ "headcount", *session, "" });
  g_signal_connect_object (self->keeper, "recalled", G_CALLBACK (on_recalled), self,
                           G_CONNECT_SWAPPED);
  gvt_typed_keeper_recall (self->keeper, ITEM);
}

void
gvt_headcount_forget (GvtHeadcount *self)
{
  g_return_if_fail (GVT_IS_HEADCOUNT (self));

  if (self->keeper != NULL)
    gvt_typed_keeper_keep (self->keeper, ITEM, NULL);
}

/* --- the widget --- */

static void
gvt_headcount_dispose (GObject *object)
{
  g_clear_object (&GVT_HEADCOUNT (object)->keeper);
  G_OBJECT_CLASS (gvt_headcount_parent_class)->dispose (object);
}

static void
gvt_headcount_finalize (GObject *object)
{
  GvtHeadcount *self = GVT_HEADCOUNT (object);

  g_ptr_array_unref (self->rows);
  gvt_people_groups_free (self->groups);
  G_OBJECT_CLASS (gvt_headcount_parent_class)->finalize (object);
}

static void
gvt_headcount_class_init (GvtHeadcountClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_headcount_dispose;
  G_OBJECT_CLASS (klass)->finalize = gvt_headcount_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-headcount.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtHeadcount, men);
  gtk_widget_class_bind_template_child (widget_class, GvtHeadcount, women);
  gtk_widget_class_bind_template_child (widget_class, GvtHeadcount, details);
  gtk_widget_class_bind_template_child (widget_class, GvtHeadcount, kind);
  gtk_widget_class_bind_template_child (widget_class, GvtHeadcount, total);
  gtk_widget_class_bind_template_callback (widget_class, on_headcount_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_details);
  gtk_widget_class_bind_template_callback (widget_class, on_kind);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
}

static void
gvt_headcount_init (GvtHeadcount *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; gvt_disability_codes[i].code != NULL; i++)
    gtk_string_list_append (kinds,
                            gvt_code_words (gvt_disability_codes, gvt_disability_codes[i].code));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kinds));
  for (guint i = 0; gvt_age_codes[i] != NULL; i++)
    {
      GtkWidget *row = gvt_age_row_new (gvt_age_codes[i]);

      g_signal_connect_swapped (row, "changed", G_CALLBACK (on_row_changed), self);
      g_signal_connect_swapped (row, "typed", G_CALLBACK (on_typed), self);
      g_object_bind_property (self->details, "active", row, "visible", G_BINDING_SYNC_CREATE);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
  self->groups = gvt_people_groups_new ();
  on_headcount_changed (self);
}

static void
copy_group (GvtHeadcount *self, const GvtPeopleGroups *groups, const char *age, const char *kind)
{
  gvt_people_groups_set (self->groups, 'L', age, kind,
                         gvt_people_groups_sum (groups, 'L', age, kind), NULL);
  gvt_people_groups_set (self->groups, 'P', age, kind,
                         gvt_people_groups_sum (groups, 'P', age, kind), NULL);
}

void
gvt_headcount_show (GvtHeadcount *self, guint men, guint women, const GvtPeopleGroups *groups)
{
  g_return_if_fail (GVT_IS_HEADCOUNT (self) && groups != NULL);

  self->is_showing = TRUE;
  for (guint a = 0; gvt_age_codes[a] != NULL; a++)
    for (guint k = 0; gvt_disability_codes[k].code != NULL; k++)
      copy_group (self, groups, gvt_age_codes[a], gvt_disability_codes[k].code);
  gtk_spin_button_set_value (self->men, men);
  gtk_spin_button_set_value (self->women, women);
  gtk_switch_set_active (self->details, gvt_people_groups_sum (groups, 0, NULL, NULL) > 0);
  on_details (self);
  self->is_showing = FALSE;
}

/* A spin button would quietly make 10,000 of what is more. */
static gboolean
check_typed (GtkSpinButton *button, GError **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (button));
  guint64 number;

  if (*text == '\0' || g_ascii_string_to_unsigned (text, 10, 0, MAX_PEOPLE, &number, NULL))
    return TRUE;
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("“%s” people cannot be in one class: look at the number"), text);
  return FALSE;
}

gboolean
gvt_headcount_read (
    GvtHeadcount *self, guint *men, guint *women, GvtPeopleGroups **groups, GError **error)
{
  g_autoptr (JsonArray) json = NULL;

  g_return_val_if_fail (GVT_IS_HEADCOUNT (self), FALSE);

  *groups = NULL;
  if (!is_detailed (self) && (!check_typed (self->men, error) || !check_typed (self->women, error)))
    return FALSE;
  gtk_spin_button_update (self->men); /* what was typed but not confirmed counts too */
  gtk_spin_button_update (self->women);
  if (is_detailed (self))
    {
      on_row_changed (self);
      json = gvt_people_groups_to_json (self->groups);
      *groups = gvt_people_groups_from_json (json, error);
      if (*groups == NULL)
        return FALSE;
    }
  *men = value_of (self->men);
  *women = value_of (self->women);
  return TRUE;
}
