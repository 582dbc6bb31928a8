/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-plan-fields.h"

#include <adwaita.h>

#include "gvt-check-row.h"
#include "gvt-entry-row.h"
#include "gvt-module.h"
#include "gvt-segment.h"
#include "gvt-text-area.h"

typedef void (*FieldFunc) (GtkWidget *field, GvtPlanForm *form);

/* --- entries --- */

static gboolean
has_keys (GtkWidget *row)
{
  return (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* While somebody types, half a date is no mistake. */
static void
show_note (GtkWidget *row, GvtPlanForm *form)
{
  const char *member = gtk_widget_get_name (row);
  g_autofree char *problem = gvt_plan_form_dup_problem (form, member);
  g_autofree char *hint = problem == NULL ? gvt_plan_form_dup_hint (form, member) : NULL;

  if (problem != NULL && (has_keys (row) || *gvt_plan_form_get (form, member) == '\0'))
    gvt_entry_row_set_note (GVT_ENTRY_ROW (row), NULL, FALSE);
  else
    gvt_entry_row_set_note (GVT_ENTRY_ROW (row), problem != NULL ? problem : hint, problem != NULL);
}

static void
on_entry_changed (GtkWidget *row, GvtPlanForm *form)
{
  gvt_plan_form_set (form, gtk_widget_get_name (row), gtk_editable_get_text (GTK_EDITABLE (row)));
}

/* One number may be wrong beside another. */
static void
on_form_changed (GtkWidget *row, const char *member, GvtPlanForm *form)
{
  const char *typed = gvt_plan_form_get (form, gtk_widget_get_name (row));

  if (g_strcmp0 (typed, gtk_editable_get_text (GTK_EDITABLE (row))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), typed);
  show_note (row, form);
}

static void
on_flags_changed (GtkWidget *row, GtkStateFlags before, GvtPlanForm *form)
{
  if ((before & GTK_STATE_FLAG_FOCUS_WITHIN) != 0 && !has_keys (row))
    show_note (row, form);
}

static void
bind_entry (GtkWidget *row, GvtPlanForm *form)
{
  gtk_editable_set_text (GTK_EDITABLE (row), gvt_plan_form_get (form, gtk_widget_get_name (row)));
  g_signal_connect_object (row, "changed", G_CALLBACK (on_entry_changed), form, 0);
  g_signal_connect_object (row, "state-flags-changed", G_CALLBACK (on_flags_changed), form, 0);
  g_signal_connect_object (form, "changed", G_CALLBACK (on_form_changed), row, G_CONNECT_SWAPPED);
  show_note (row, form);
}

/* --- other fields --- */

static void
on_area_changed (GtkWidget *area, GvtPlanForm *form)
{
  g_autofree char *text = gvt_text_area_dup_text (GVT_TEXT_AREA (area));

  gvt_plan_form_set (form, gtk_widget_get_name (area), text);
}

static void
bind_area (GtkWidget *area, GvtPlanForm *form)
{
  gvt_text_area_set_text (GVT_TEXT_AREA (area),
                          gvt_plan_form_get (form, gtk_widget_get_name (area)));
  g_signal_connect_object (area, "changed", G_CALLBACK (on_area_changed), form, 0);
}

static void
on_check_changed (GtkWidget *row, GParamSpec *pspec, GvtPlanForm *form)
{
  gvt_plan_form_set (form, gtk_widget_get_name (row),
                     gvt_check_row_get_active (GVT_CHECK_ROW (row)) ? "1" : "");
}

static void
bind_check (GtkWidget *row, GvtPlanForm *form)
{
  g_object_set (row, "active", *gvt_plan_form_get (form, gtk_widget_get_name (row)) != '\0', NULL);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (on_check_changed), form, 0);
}

static void
on_segment_chosen (GtkWidget *row, GParamSpec *pspec, GvtPlanForm *form)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (chosen != GTK_INVALID_LIST_POSITION)
    gvt_plan_form_set (form, gtk_widget_get_name (row),
                       chosen == 0 ? "" : gvt_segment_codes[chosen - 1]);
}

static void
bind_segment (GtkWidget *row, GvtPlanForm *form)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  const char *present = gvt_plan_form_get (form, gtk_widget_get_name (row));
  guint chosen = 0;

  gtk_string_list_append (words, gvt_segment_words (""));
  for (guint i = 0; gvt_segment_codes[i] != NULL; i++)
    {
      gtk_string_list_append (words, gvt_segment_words (gvt_segment_codes[i]));
      if (g_str_equal (gvt_segment_codes[i], present))
        chosen = i + 1;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), chosen);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_segment_chosen), form, 0);
}

/* --- all of them --- */

static FieldFunc
find_binding (GtkWidget *widget)
{
  if (GVT_IS_ENTRY_ROW (widget))
    return bind_entry;
  if (GVT_IS_TEXT_AREA (widget))
    return bind_area;
  if (GVT_IS_CHECK_ROW (widget))
    return bind_check;
  return ADW_IS_COMBO_ROW (widget) ? bind_segment : NULL;
}

/* Who gave a field no name of its own does not mean it: then it has that of its type. */
static gboolean
is_named (GtkWidget *widget)
{
  return g_strcmp0 (gtk_widget_get_name (widget), G_OBJECT_TYPE_NAME (widget)) != 0;
}

void
gvt_plan_fields_bind (GtkWidget *content, GvtPlanForm *form)
{
  FieldFunc bind = find_binding (content);

  if (bind != NULL && is_named (content))
    bind (content, form);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (content); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      gvt_plan_fields_bind (child, form);
}

static GtkWidget *
find_field (GtkWidget *content, const char *member)
{
  GtkWidget *found = NULL;

  if (g_strcmp0 (gtk_widget_get_name (content), member) == 0)
    return content;
  for (GtkWidget *child = gtk_widget_get_first_child (content); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_field (child, member);
  return found;
}

gboolean
gvt_plan_fields_point_out (GtkWidget *content, GvtPlanForm *form, const char *member)
{
  GtkWidget *field = find_field (content, member);
  g_autofree char *problem = gvt_plan_form_dup_problem (form, member);

  if (field == NULL)
    return FALSE;
  gtk_widget_grab_focus (field);
  if (GVT_IS_ENTRY_ROW (field) && problem != NULL)
    gvt_entry_row_set_note (GVT_ENTRY_ROW (field), problem, TRUE);
  return TRUE;
}
