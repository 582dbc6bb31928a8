/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-coverage-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "gvt-action-bar.h"
#include "gvt-chart-view.h"
#include "gvt-coverage-text.h"
#include "gvt-coverage-work.h"
#include "gvt-leaving-file.h"
#include "gvt-plain-row.h"
#include "gvt-segment.h"
#include "gvt-state-stack.h"
#include "gvt-text.h"
#include "gvt-ui.h"
#include "gvt-visit-text.h"

struct _GvtCoveragePage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkLabel *scope;
  GtkLabel *rule;
  GtkListBox *missing;
  GtkListBox *villages;
  GtkListBox *segments;
  GtkListBox *groups;
};

G_DEFINE_FINAL_TYPE (GvtCoveragePage, gvt_coverage_page, GVT_TYPE_SECTION_PAGE)

static GvtRegionList *
get_regions (GvtCoveragePage *self)
{
  return gvt_workspace_get_regions (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
}

static void
empty_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* --- who was not reached --- */

static void
add_missing (GvtCoveragePage *self, const char *title, const char *subtitle)
{
  gtk_list_box_append (self->missing, gvt_plain_row_new (title, subtitle, FALSE));
}

static void
add_missing_village (GvtCoveragePage *self, const GvtCoverageRow *row)
{
  g_autofree char *place = gvt_region_list_describe (get_regions (self), row->code);
  g_autofree char *expected = gvt_text_number (row->expected);
  g_autofree char *planned = g_strdup_printf (
      ngettext ("%u visit planned and not held, for %s people",
                "%u visits planned and not held, for %s people", row->n_visits),
      row->n_visits, expected);

  add_missing (self, place,
               row->n_visits > 0 ? planned : _ ("A plan names it; no class was held there"));
}

static void
show_missing (GvtCoveragePage *self, const GvtCoverage *coverage)
{
  g_autofree char *planned = gvt_coverage_list_rows (coverage->segments, GVT_COVERAGE_NOT_REACHED,
                                                     NULL);
  g_autofree char *never = gvt_coverage_list_rows (coverage->segments, GVT_COVERAGE_NOT_PLANNED,
                                                   NULL);
  const GvtCoverageRow *row;

  empty_list (self->missing);
  for (guint i = 0; i < coverage->villages->len; i++)
    if ((row = coverage->villages->pdata[i]) != NULL
        && gvt_coverage_row_state (row) == GVT_COVERAGE_NOT_REACHED)
      add_missing_village (self, row);
  if (*planned != '\0')
    add_missing (self, _ ("Segments planned and not reached"), planned);
  if (*never != '\0')
    add_missing (self, _ ("Segments that no visit was planned for"), never);
  if (gtk_list_box_get_row_at_index (self->missing, 0) == NULL)
    add_missing (self, _ ("Everybody that was planned for was reached"), NULL);
}

/* --- bars --- */

/* One row, one bar: so the keyboard reaches each, and a screen reader reads it. @told: the figure
 * in words: behind the bar there is room for thirteen letters */
static void
add_bar (GtkListBox *list, const GvtChartBar *bar, const char *told)
{
  GtkWidget *view = g_object_new (GVT_TYPE_CHART_VIEW, "margin-top", 8, "margin-bottom", 8,
                                  "margin-start", 12, "margin-end", 12, NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "child", view, NULL);

  gvt_chart_view_set_bars (GVT_CHART_VIEW (view), bar, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  gtk_list_box_append (list, row);
}

/* Returns: (transfer full): "94 of 80 people" */
static char *
describe_row (const GvtCoverageRow *row)
{
  GvtCoverageState state = gvt_coverage_row_state (row);
  g_autofree char *people = gvt_coverage_count_words (&row->people);
  g_autofree char *expected = gvt_text_number (row->expected);

  if (state == GVT_COVERAGE_TO_COME || state == GVT_COVERAGE_NOT_PLANNED)
    return g_strdup (gvt_coverage_state_words (state));
  return g_strdup_printf (_ ("%s reached of %s planned"), people, expected);
}

/* Returns: (transfer full): "94 / 80" */
static char *
count_row (const GvtCoverageRow *row)
{
  GvtCoverageState state = gvt_coverage_row_state (row);
  g_autofree char *people = gvt_coverage_count_words (&row->people);
  g_autofree char *expected = gvt_text_number (row->expected);

  if (state == GVT_COVERAGE_TO_COME || state == GVT_COVERAGE_NOT_PLANNED)
    return g_strdup (gvt_coverage_state_words (state));
  if (row->n_visits == 0) /* a plan names it, and says no number */
    return g_steal_pointer (&people);
  return g_strdup_printf ("%s / %s", people, expected);
}

/* @name: of a village or segment */
static void
add_row (GtkListBox *list, const GvtCoverageRow *row, const char *name)
{
  gboolean is_told = !row->people.is_hidden && row->expected > 0;
  double share = is_told ? MIN ((double) row->people.people / row->expected, 1.0) : NAN;
  g_autofree char *words = describe_row (row);
  g_autofree char *told = g_strdup_printf ("%s: %s", name, words);
  g_autofree char *figure = count_row (row);
  const GvtChartBar bar = { name, share, figure,
                            share < 1.0 ? GVT_CHART_HATCHED : GVT_CHART_SOLID };

  add_bar (list, &bar, told);
}

static void
show_rows (GvtCoveragePage *self, const GvtCoverage *coverage)
{
  empty_list (self->villages);
  for (guint i = 0; i < coverage->villages->len; i++)
    {
      const GvtCoverageRow *row = coverage->villages->pdata[i];
      g_autofree char *name = gvt_coverage_village_words (get_regions (self), row->code);

      add_row (self->villages, row, name);
    }

  empty_list (self->segments);
  for (guint i = 0; i < coverage->segments->len; i++)
    {
      const GvtCoverageRow *row = coverage->segments->pdata[i];

      if (gvt_coverage_row_state (row) != GVT_COVERAGE_NOT_PLANNED)
        add_row (self->segments, row, gvt_segment_words (row->code));
    }
}

/* Returns: (transfer full): "85 (63,91%); of voters 50,90%" */
static char *
describe_group (const GvtCoverageRow *total, guint column)
{
  const GvtCoverageReference *reference = gvt_coverage_reference (column);
  gint share = gvt_coverage_share (total, column);
  g_autofree char *people = gvt_coverage_count_words (&total->groups[column]);
  g_autofree char *percent = gvt_text_percent (share, 10000);
  g_autofree char *voters = reference != NULL ? gvt_text_percent (reference->share, 10000) : NULL;

  if (share < 0)
    return g_steal_pointer (&people);
  if (reference == NULL)
    return g_strdup_printf ("%s (%s)", people, percent);
  return g_strdup_printf (gvt_coverage_is_below (total, column)
                              ? _ ("%s (%s), below their part of the voters, %s")
                              : _ ("%s (%s); of the voters %s"),
                          people, percent, voters);
}

/* Returns: (transfer full): the group, and below it its part of the voters where that is known */
static char *
label_group (const GvtCoverageRow *total, guint column)
{
  const GvtCoverageReference *reference = gvt_coverage_reference (column);
  const char *words = gvt_coverage_column_words (column);
  g_autofree char *voters = reference != NULL ? gvt_text_percent (reference->share, 10000) : NULL;
  g_autofree char *note = reference == NULL ? NULL
                          : gvt_coverage_is_below (total, column)
                              ? g_strdup_printf (_ ("below their part of the voters, %s"), voters)
                              : g_strdup_printf (_ ("of the voters %s"), voters);

  return note != NULL ? g_strdup_printf ("%s\n%s", words, note) : g_strdup (words);
}

static void
add_group (GvtCoveragePage *self, const GvtCoverageRow *total, guint column)
{
  gint share = gvt_coverage_share (total, column);
  g_autofree char *label = label_group (total, column);
  g_autofree char *words = describe_group (total, column);
  g_autofree char *told = g_strdup_printf ("%s: %s", gvt_coverage_column_words (column), words);
  g_autofree char *people = gvt_coverage_count_words (&total->groups[column]);
  g_autofree char *percent = gvt_text_percent (share, 10000);
  g_autofree char *figure = share < 0 ? g_strdup (people)
                                      : g_strdup_printf ("%s (%s)", people, percent);
  const GvtChartBar bar = { label, share >= 0 ? share / 10000.0 : NAN, figure,
                            gvt_coverage_is_below (total, column) ? GVT_CHART_HATCHED
                                                                  : GVT_CHART_SOLID };

  add_bar (self->groups, &bar, told);
}

static void
show_groups (GvtCoveragePage *self, const GvtCoverageRow *total)
{
  empty_list (self->groups);
  for (guint c = 0; c < GVT_COVERAGE_N_COLUMNS; c++)
    if (gvt_coverage_column_dimension (c) != GVT_COVERAGE_SEGMENT)
      add_group (self, total, c);
}

/* --- loading --- */

static void
show_empty (GvtCoveragePage *self)
{
  g_object_set (self->states, "empty-icon-name", "x-office-presentation-symbolic", "empty-title",
                _ ("No visits yet"), "empty-description",
                _ ("Here stands whom visits reached, once there are some."), NULL);
  gvt_state_stack_set_state (self->states, GVT_STATE_EMPTY);
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtCoveragePage *self = owner;
  const GvtCoverage *coverage = result;
  g_autofree char *rule = gvt_coverage_rule_words ();
  g_autofree char *scope = NULL;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  if (coverage->villages->len == 0)
    {
      show_empty (self);
      return;
    }
  scope = g_strdup_printf (_ ("Counted from: %s. The centre has the totals of all laptops."),
                           gvt_coverage_scope_words (coverage));
  gtk_label_set_label (self->scope, scope);
  gtk_label_set_label (self->rule, rule);
  show_missing (self, coverage);
  show_rows (self, coverage);
  show_groups (self, coverage->total);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static void
gvt_coverage_page_refresh (GvtSectionPage *page)
{
  GvtWork work = { .done = on_loaded };

  gvt_coverage_work_load (&work, gvt_section_page_get_profile (page));
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtCoveragePage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_coverage_page_forget (GvtSectionPage *page)
{
  GvtCoveragePage *self = GVT_COVERAGE_PAGE (page);

  empty_list (self->missing);
  empty_list (self->villages);
  empty_list (self->segments);
  empty_list (self->groups);
  gvt_state_stack_set_state (self->states, GVT_STATE_LOADING);
}

/* --- saving --- */

static void
write_ledger (GvtSectionPage *page, const char *path, gpointer form, GvtWork *work)
{
  gvt_coverage_work_save (work, gvt_section_page_get_profile (page),
                          get_regions (GVT_COVERAGE_PAGE (page)),
                          (GvtCoverageForm) GPOINTER_TO_UINT (form), path);
}

static void
save (GtkWidget *widget, GvtCoverageForm form)
{
  const GvtLeavingFile file = {
    .heading = _ ("Save the ledger as a file?"),
    .body = _ ("The file is not encrypted: whoever has it can read it. It holds numbers and no "
               "names, and small numbers are left out. That it was saved is recorded."),
    .title = _ ("Where to save the ledger"),
    .name = form == GVT_COVERAGE_CSV ? _ ("coverage.csv") : _ ("coverage.xlsx"),
    .saved = _ ("The file is saved. It is listed in the journal."),
  };

  gvt_save_leaving_file (GVT_SECTION_PAGE (widget), &file, write_ledger, GUINT_TO_POINTER (form),
                         NULL);
}

static void
coverage_save_workbook (GtkWidget *widget, const char *action, GVariant *parameter)
{
  save (widget, GVT_COVERAGE_XLSX);
}

static void
coverage_save_csv (GtkWidget *widget, const char *action, GVariant *parameter)
{
  save (widget, GVT_COVERAGE_CSV);
}

/* --- construction --- */

static void
gvt_coverage_page_class_init (GvtCoveragePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_coverage_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_coverage_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-coverage-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtCoveragePage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtCoveragePage, scope);
  gtk_widget_class_bind_template_child (widget_class, GvtCoveragePage, rule);
  gtk_widget_class_bind_template_child (widget_class, GvtCoveragePage, missing);
  gtk_widget_class_bind_template_child (widget_class, GvtCoveragePage, villages);
  gtk_widget_class_bind_template_child (widget_class, GvtCoveragePage, segments);
  gtk_widget_class_bind_template_child (widget_class, GvtCoveragePage, groups);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_install_action (widget_class, "coverage.save-workbook", NULL,
                                   coverage_save_workbook);
  gtk_widget_class_install_action (widget_class, "coverage.save-csv", NULL, coverage_save_csv);
}

static void
gvt_coverage_page_init (GvtCoveragePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_coverage_page_new (void)
{
  return g_object_new (GVT_TYPE_COVERAGE_PAGE, NULL);
}
