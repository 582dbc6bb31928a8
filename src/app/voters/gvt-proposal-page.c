/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proposal-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-action-bar.h"
#include "gvt-alike-group.h"
#include "gvt-change-group.h"
#include "gvt-check-row.h"
#include "gvt-code-row.h"
#include "gvt-entry-row.h"
#include "gvt-error.h"
#include "gvt-evidence-group.h"
#include "gvt-photo-group.h"
#include "gvt-place-chooser.h"
#include "gvt-reason-group.h"
#include "gvt-receipt-page.h"
#include "gvt-secret.h"
#include "gvt-tms.h"
#include "gvt-typed-date.h"
#include "gvt-ui.h"
#include "gvt-voters-work.h"

struct _GvtProposalPage
{
  GvtSectionPage parent_instance;

  GtkLabel *about_label;
  GtkWidget *blind_note;
  GvtCodeRow *proposal;
  GvtAlikeGroup *alike;
  GtkEditable *right_tps;
  GvtReasonGroup *reason;
  GvtPlaceChooser *place;
  GvtCodeRow *reporter;
  GvtEvidenceGroup *evidence;
  GvtPhotoGroup *photos;
  GvtCheckRow *consent;
  GvtCheckRow *own_request;
  GtkBox *changes;
  GtkWidget *changes_box;
  GtkLabel *message;

  GvtVoterHit *about; /* (nullable) */
  char *village;      /* (nullable): to be chosen once the places are there */
  char *sex;          /* (nullable): of a new voter, as the next: known, and not asked for here */
  char *marital;
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
  { "birth_place", GVT_FIELD_BIRTH_PLACE, GVT_PROPOSAL_NEW },
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

static gboolean
is_kind (GvtProposalPage *self, const char *proposal)
{
  return g_strcmp0 (gvt_code_row_get_code (self->proposal), proposal) == 0;
}

/* Returns: (nullable): of the kind that is chosen, or of the reason; NULL while the voter qualifies
 */
static const char *
get_tms_code (GvtProposalPage *self)
{
  if (is_kind (self, GVT_PROPOSAL_DEATH))
    return GVT_TMS_DEATH;
  if (is_kind (self, GVT_PROPOSAL_MOVE))
    return GVT_TMS_MOVE;
  if (is_kind (self, GVT_PROPOSAL_WRONG_TPS))
    return GVT_TMS_WRONG_TPS;
  return is_kind (self, GVT_PROPOSAL_TMS) ? gvt_reason_group_get_code (self->reason) : NULL;
}

/* What is to be shown stands above what can be shown. */
static void
on_reason_changed (GvtProposalPage *self)
{
  const char *code = get_tms_code (self);
  const char *scheme = is_kind (self, GVT_PROPOSAL_TMS) ? gvt_reason_group_get_scheme (self->reason)
                                                        : GVT_TMS_SCHEME;
  g_autofree char *rule = code != NULL ? gvt_tms_describe_evidence (scheme, code) : NULL;

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->evidence), rule);
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

/* What the page does not ask for, and somebody else wrote down. */
static void
fill_known (GvtProposalPage *self, GvtProposalInput *input)
{
  if (!is_kind (self, GVT_PROPOSAL_NEW))
    return;
  input->values[GVT_FIELD_SEX] = self->sex;
  input->values[GVT_FIELD_MARITAL] = self->marital;
}

/* What is known of the person, while it is typed. */
static void
on_person_changed (GvtProposalPage *self)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_wipe_free);
  GvtProposalInput input = { .proposal = gvt_code_row_get_code (self->proposal) };

  if (workspace == NULL || gvt_workspace_get_profile (workspace) == NULL)
    return; /* not on the screen yet */

  fill_values (self, &input, texts);
  gvt_alike_group_look (self->alike, gvt_workspace_get_profile (workspace), self->about, &input);
}

static void
on_proposal_changed (GvtProposalPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_widget_set_visible (entry_at (self, i), is_wanted (self, i));
  gtk_widget_set_visible (self->changes_box, is_kind (self, GVT_PROPOSAL_WRONG_DATA));
  gtk_widget_set_visible (GTK_WIDGET (self->reason), is_kind (self, GVT_PROPOSAL_TMS));
  gtk_widget_set_visible (GTK_WIDGET (self->right_tps), is_kind (self, GVT_PROPOSAL_WRONG_TPS));
  on_reason_changed (self);
  on_person_changed (self);
}

static void
proposal_add_change (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtProposalPage *self = GVT_PROPOSAL_PAGE (widget);

  gtk_box_append (self->changes, gvt_change_group_new (self->about));
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

static void
add_right_tps (GvtProposalPage *self, GArray *changes)
{
  const char *tps = gtk_editable_get_text (self->right_tps);
  const GvtProposalChange change = { GVT_FIELD_TPS, NULL, tps };

  if (*tps != '\0')
    g_array_append_val (changes, change);
}

/* Returns: (transfer container) (element-type GvtProposalChange) */
static GArray *
collect_changes (GvtProposalPage *self, GPtrArray *texts)
{
  GArray *changes = g_array_new (FALSE, TRUE, sizeof (GvtProposalChange));

  if (is_kind (self, GVT_PROPOSAL_WRONG_TPS))
    add_right_tps (self, changes);
  if (!is_kind (self, GVT_PROPOSAL_WRONG_DATA))
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
    .tms_scheme = is_kind (self, GVT_PROPOSAL_TMS) ? gvt_reason_group_get_scheme (self->reason)
                                                   : NULL,
    .tms_code = is_kind (self, GVT_PROPOSAL_TMS) ? gvt_reason_group_get_code (self->reason) : NULL,
    .village = gvt_place_chooser_get_code (self->place),
    .evidence = (const char *const *) evidence,
    .reporter = gvt_code_row_get_code (self->reporter),
    .is_own_request = gvt_check_row_get_active (self->own_request),
    .has_consent = gvt_check_row_get_active (self->consent),
    .changes = (const GvtProposalChange *) (gpointer) changes->data,
    .n_changes = changes->len,
  };
  GvtWork work = { .done = on_saved };

  fill_values (self, &input, texts);
  fill_known (self, &input);
  gtk_widget_action_set_enabled (widget, "proposal.save", FALSE);
  gvt_voters_work_propose (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)),
                           self->about, &input, gvt_photo_group_get_paths (self->photos));
  gvt_work_run (self, NULL, &work);
}

/* --- the page --- */

/* Once: what is chosen later stays. */
static void
choose_village (GvtProposalPage *self)
{
  if (self->village != NULL)
    gvt_place_chooser_select (self->place, self->village);
  g_clear_pointer (&self->village, g_free);
}

static void
gvt_proposal_page_refresh (GvtSectionPage *page)
{
  GvtProposalPage *self = GVT_PROPOSAL_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  const GvtUser *user = gvt_workspace_get_user (workspace);

  gtk_widget_set_visible (self->blind_note, !gvt_workspace_opens_roll (workspace));
  if (gvt_workspace_get_regions (workspace) != NULL && user != NULL)
    {
      gvt_place_chooser_set_regions (self->place, gvt_workspace_get_regions (workspace),
                                     user->area);
      choose_village (self);
    }
  on_person_changed (self);
}

static void
gvt_proposal_page_forget (GvtSectionPage *page)
{
  gvt_alike_group_forget (GVT_PROPOSAL_PAGE (page)->alike);
}

static void
gvt_proposal_page_dispose (GObject *object)
{
  GvtProposalPage *self = GVT_PROPOSAL_PAGE (object);

  g_clear_object (&self->about);
  g_clear_pointer (&self->village, g_free);
  g_clear_pointer (&self->sex, g_free);
  g_clear_pointer (&self->marital, g_free);
  G_OBJECT_CLASS (gvt_proposal_page_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_ALIKE_GROUP);
  g_type_ensure (GVT_TYPE_CHECK_ROW);
  g_type_ensure (GVT_TYPE_CODE_ROW);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_EVIDENCE_GROUP);
  g_type_ensure (GVT_TYPE_PHOTO_GROUP);
  g_type_ensure (GVT_TYPE_PLACE_CHOOSER);
  g_type_ensure (GVT_TYPE_REASON_GROUP);
}

static void
gvt_proposal_page_class_init (GvtProposalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ensure_types ();
  G_OBJECT_CLASS (klass)->dispose = gvt_proposal_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_proposal_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_proposal_page_forget;
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-proposal-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, about_label);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, blind_note);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, proposal);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, alike);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, right_tps);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, reason);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, place);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, reporter);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, evidence);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, photos);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, consent);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, own_request);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, changes);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, changes_box);
  gtk_widget_class_bind_template_child (widget_class, GvtProposalPage, message);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_widget_class_bind_template_child_full (widget_class, entries[i].id, FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, on_proposal_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_person_changed);
  gtk_widget_class_install_action (widget_class, "proposal.save", NULL, proposal_save);
  gtk_widget_class_install_action (widget_class, "proposal.add-change", NULL, proposal_add_change);
}

static void
gvt_proposal_page_init (GvtProposalPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gvt_code_row_set_list (self->reporter, gvt_reporter_codes, NULL);
}

GvtSectionPage *
gvt_proposal_page_new (GvtVoterHit *about)
{
  GvtProposalPage *self = g_object_new (GVT_TYPE_PROPOSAL_PAGE, NULL);
  g_autofree char *text = NULL;

  g_set_object (&self->about, about);
  gtk_box_append (self->changes, gvt_change_group_new (about));
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

/* As people write it: day first. Returns: (transfer full) */
static char *
show_value (GvtProposalField field, const char *value)
{
  if (!is_date (field) || strlen (value) != 10)
    return g_strdup (value);
  return g_strdup_printf ("%.2s-%.2s-%.4s", value + 8, value + 5, value);
}

static void
fill_entry (GvtProposalPage *self, guint i, const char *value)
{
  char *text = show_value (entries[i].field, value);

  gtk_editable_set_text (GTK_EDITABLE (entry_at (self, i)), text);
  gvt_wipe_free (text);
}

void
gvt_proposal_page_fill (GvtProposalPage *self, const GvtProposalInput *input)
{
  g_return_if_fail (GVT_IS_PROPOSAL_PAGE (self) && input != NULL);

  if (input->proposal != NULL)
    gvt_code_row_select (self->proposal, input->proposal);
  if (input->tms_scheme != NULL)
    gvt_reason_group_select (self->reason, input->tms_scheme, input->tms_code);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (input->values[entries[i].field] != NULL)
      fill_entry (self, i, input->values[entries[i].field]);
  g_free (self->village);
  self->village = g_strdup (input->village);
  g_free (self->sex);
  self->sex = g_strdup (input->values[GVT_FIELD_SEX]);
  g_free (self->marital);
  self->marital = g_strdup (input->values[GVT_FIELD_MARITAL]);
}
