/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proposal-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-change-group.h"
#include "gvt-check-row.h"
#include "gvt-code-row.h"
#include "gvt-entry-row.h"
#include "gvt-error.h"
#include "gvt-evidence-group.h"
#include "gvt-place-chooser.h"
#include "gvt-receipt-page.h"
#include "gvt-typed-date.h"
#include "gvt-ui.h"
#include "gvt-voters-work.h"

struct _GvtProposalPage
{
  GvtSectionPage parent_instance;

  GtkLabel *about_label;
  GtkWidget *blind_note;
  GvtCodeRow *proposal;
  GtkWidget *person_group;
  GvtPlaceChooser *place;
  GvtCodeRow *reporter;
  GvtEvidenceGroup *evidence;
  GvtCheckRow *consent;
  GtkBox *changes;
  GtkWidget *changes_box;
  GtkLabel *message;

  GvtVoterHit *about; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (GvtProposalPage, gvt_proposal_page, GVT_TYPE_SECTION_PAGE)

/* The entries of the .ui file, by field, and the proposals that they belong to. */
#define FOR_ALL        NULL
#define FOR_A_STRANGER "" /* when nobody was found in the list */
static const struct
{
  const char *id;
  GvtProposalField field;
  const char *proposal;
} entries[] = {
  { "name", GVT_FIELD_NAME, FOR_A_STRANGER },
  { "nik", GVT_FIELD_NIK, FOR_A_STRANGER },
  { "birth_date", GVT_FIELD_BIRTH_DATE, GVT_PROPOSAL_NEW },
  { "address", GVT_FIELD_ADDRESS, GVT_PROPOSAL_NEW },
  { "rt", GVT_FIELD_RT, GVT_PROPOSAL_NEW },
  { "rw", GVT_FIELD_RW, GVT_PROPOSAL_NEW },
  { "death_date", GVT_FIELD_DEATH_DATE, GVT_PROPOSAL_DEATH },
  { "moved_to", GVT_FIELD_MOVED_TO, GVT_PROPOSAL_MOVE },
  { "reporter_name", GVT_FIELD_REPORTER_NAME, FOR_ALL },
  { "phone", GVT_FIELD_PHONE, FOR_ALL },
  { "note", GVT_FIELD_NOTE, FOR_ALL },
};

static GtkWidget *
entry_at (GvtProposalPage *self, guint i)
{
  return GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (self), GVT_TYPE_PROPOSAL_PAGE, entries[i].id));
}

static gboolean
is_wanted (GvtProposalPage *self, guint i)
{
  if (entries[i].proposal == FOR_ALL)
    return TRUE;
  if (*entries[i].proposal == '\0')
    return self->about == NULL;
  return g_strcmp0 (entries[i].proposal, gvt_code_row_get_code (self->proposal)) == 0;
}

static void
on_proposal_changed (GvtProposalPage *self)
{
  gboolean is_wrong_data = g_strcmp0 (gvt_code_row_get_code (self->proposal),
                                      GVT_PROPOSAL_WRONG_DATA)
                           == 0;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_widget_set_visible (entry_at (self, i), is_wanted (self, i));
  gtk_widget_set_visible (self->changes_box, is_wrong_data);
}

static void
proposal_add_change (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_box_append (GVT_PROPOSAL_PAGE (widget)->changes, gvt_change_group_new ());
}

/* --- saving --- */

static void
say (GvtProposalPage *self, const GError *error)
{
  g_autofree char *text = error != NULL ? gvt_error_describe (error) : g_strdup ("");

  gtk_label_set_label (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), error != NULL);
}

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  GvtProposalPage *self = owner;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "proposal.save", TRUE);
  say (self, error);
  if (error != NULL)
    return;
  gvt_workspace_touch (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
  gvt_section_page_replace (GVT_SECTION_PAGE (self), gvt_receipt_page_new (result));
}

static gboolean
is_date (GvtProposalField field)
{
  return field == GVT_FIELD_BIRTH_DATE || field == GVT_FIELD_DEATH_DATE;
}

/* As it was typed, or %NULL where nothing was. @texts keeps what had to be made. */
static const char *
value_of (GvtProposalField field, const char *typed, GPtrArray *texts)
{
  char *date;

  if (*typed == '\0')
    return NULL;
  if (!is_date (field))
    return typed;
  date = gvt_typed_date_to_iso (typed);
  g_ptr_array_add (texts, date);
  return date;
}

static void
fill_values (GvtProposalPage *self, GvtProposalInput *input, GPtrArray *texts)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (is_wanted (self, i))
      input->values[entries[i].field] = value_of (
          entries[i].field, gtk_editable_get_text (GTK_EDITABLE (entry_at (self, i))), texts);
}

/* Returns: (transfer container) (element-type GvtProposalChange) */
static GArray *
collect_changes (GvtProposalPage *self, GPtrArray *texts)
{
  GArray *changes = g_array_new (FALSE, TRUE, sizeof (GvtProposalChange));

  if (!gtk_widget_get_visible (self->changes_box))
    return changes;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->changes)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GvtChangeGroup *group = GVT_CHANGE_GROUP (child);
      GvtProposalChange change = { .field = gvt_change_group_get_field (group) };

      change.new_value = value_of (change.field, gvt_change_group_get_value (group), texts);
      if (change.new_value != NULL)
        g_array_append_val (changes, change);
    }
  return changes;
}

static void
proposal_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtProposalPage *self = GVT_PROPOSAL_PAGE (widget);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_wipe_free);
  g_autoptr (GArray) changes = collect_changes (self, texts);
  g_auto (GStrv) evidence = gvt_evidence_group_dup_codes (self->evidence);
  GvtProposalInput input = {
    .proposal = gvt_code_row_get_code (self->proposal),
    .village = gvt_place_chooser_get_code (self->place),
    .evidence = (const char *const *) evidence,
    .reporter = gvt_code_row_get_code (self->reporter),
    .has_consent = gvt_check_row_get_active (self->consent),
    .changes = (const GvtProposalChange *) (gpointer) changes->data,
    .n_changes = changes->len,
  };
  GvtWork work = { .done = on_saved };

  fill_values (self, &input, texts);
  gtk_widget_action_set_enabled (widget, "proposal.save", FALSE);
  gvt_voters_work_propose (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                           self->about, &input);
  gvt_work_run (self, NULL, &work);
}

/* --- the page --- */

static void
gvt_proposal_page_refresh (GvtSectionPage *page)
{
  GvtProposalPage *self = GVT_PROPOSAL_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  const GvtUser *user = gvt_workspace_get_user (workspace);

  gtk_widget_set_visible (self->blind_note, !gvt_workspace_opens_roll (workspace));
  if (gvt_workspace_get_regions (workspace) != NULL && user != NULL)
    gvt_place_chooser_set_regions (self->place, gvt_workspace_get_regions (workspace), user->area);
}

static void
gvt_proposal_page_dispose (GObject *object)
{
  g_clear_object (&GVT_PROPOSAL_PAGE (object)->about);
  G_OBJECT_CLASS (gvt_proposal_page_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_CHECK_ROW);
  g_type_ensure (GVT_TYPE_CODE_ROW);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_EVIDENCE_GROUP);
  g_type_ensure (GVT_TYPE_PLACE_CHOOSER);
}

static void
gvt_proposal_page_class_init (GvtProposalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ensure_types ();
  G_OBJECT_CLASS (klass)->dispose = gvt_proposal_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_proposal_page_refresh;
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-proposal-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, about_label);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, blind_note);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, proposal);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, person_group);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, place);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, reporter);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, evidence);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, consent);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, changes);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, changes_box);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, message);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_widget_class_bind_template_child_full (widget_class, entries[i].id, FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, on_proposal_changed);
  gtk_widget_class_install_action (widget_class, "proposal.save", NULL, proposal_save);
  gtk_widget_class_install_action (widget_class, "proposal.add-change", NULL, proposal_add_change);
}

static void
gvt_proposal_page_init (GvtProposalPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gvt_code_row_set_list (self->reporter, gvt_reporter_codes, NULL);
  gtk_box_append (self->changes, gvt_change_group_new ());
}

GvtSectionPage *
gvt_proposal_page_new (GvtVoterHit *about)
{
  GvtProposalPage *self = g_object_new (GVT_TYPE_PROPOSAL_PAGE, NULL);
  g_autofree char *text = NULL;

  self->about = about != NULL ? g_object_ref (about) : NULL;
  /* Who stands in the list is no new voter. */
  gvt_code_row_set_list (self->proposal, gvt_proposal_codes,
                         about != NULL ? GVT_PROPOSAL_NEW : NULL);
  gvt_code_row_select (self->proposal, about != NULL ? GVT_PROPOSAL_WRONG_DATA : GVT_PROPOSAL_NEW);
  if (about != NULL)
    text = g_strdup_printf (_ ("%s, %s, TPS %s"), gvt_voter_hit_get_name (about),
                            gvt_voter_hit_get_village (about), gvt_voter_hit_get_tps (about));
  gtk_label_set_label (self->about_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about_label), about != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->place), about == NULL);
  on_proposal_changed (self);
  return GVT_SECTION_PAGE (self);
}
