/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-listed-row.h"

#include <glib/gi18n-lib.h>

#include "gvt-age-row.h"
#include "gvt-code-list.h"
#include "gvt-ui.h"

struct _GvtListedRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *missing;
  GvtPerson *person;
};

G_DEFINE_FINAL_TYPE (GvtListedRow, gvt_listed_row, GTK_TYPE_LIST_BOX_ROW)

static void
gvt_listed_row_finalize (GObject *object)
{
  gvt_person_free (GVT_LISTED_ROW (object)->person);
  G_OBJECT_CLASS (gvt_listed_row_parent_class)->finalize (object);
}

static void
gvt_listed_row_class_init (GvtListedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_listed_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-listed-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtListedRow, title);
  gtk_widget_class_bind_template_child (widget_class, GvtListedRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, GvtListedRow, missing);
}

static void
gvt_listed_row_init (GvtListedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_listed_row_new (void)
{
  return g_object_new (GVT_TYPE_LISTED_ROW, NULL);
}

static char *
describe_title (const GvtPerson *person)
{
  if (person->name != NULL)
    return g_strdup_printf ("%u · %s", person->card, person->name);
  if (person->had_name && !person->is_kept)
    return g_strdup_printf (_ ("%u · name erased"), person->card);
  return g_strdup_printf (_ ("Card %u"), person->card);
}

/* "man · 17-21 · Hearing · walk-in · photos allowed" */
static char *
describe_facts (const GvtPerson *person)
{
  GString *text = g_string_new (person->sex == 'L' ? _ ("man") : _ ("woman"));

  g_string_append_printf (text, " · %s", gvt_age_words (person->age));
  if (!g_str_equal (person->disability, "0"))
    g_string_append_printf (text, " · %s",
                            gvt_code_words (gvt_disability_codes, person->disability));
  if (person->is_walk_in)
    g_string_append_printf (text, " · %s", _ ("walked in"));
  if ((person->consents & GVT_CONSENT_GUARDIAN) != 0)
    g_string_append_printf (text, " · %s", _ ("guardian agrees"));
  g_string_append_printf (text, " · %s",
                          (person->consents & GVT_CONSENT_PHOTO) != 0 ? _ ("photos allowed")
                                                                      : _ ("no photos"));
  return g_string_free (text, FALSE);
}

void
gvt_listed_row_show (GvtListedRow *self, const GvtPerson *person)
{
  g_autofree char *title = describe_title (person);
  g_autofree char *facts = describe_facts (person);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, facts);
  GvtPerson *copy = gvt_person_copy (person);

  g_return_if_fail (GVT_IS_LISTED_ROW (self));

  gvt_person_free (self->person);
  self->person = copy;
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), gvt_person_needs_guardian (person));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

const GvtPerson *
gvt_listed_row_get (GvtListedRow *self)
{
  g_return_val_if_fail (GVT_IS_LISTED_ROW (self), NULL);
  return self->person;
}
