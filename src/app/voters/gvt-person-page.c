/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-person-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-code-list.h"
#include "gvt-list-source.h"
#include "gvt-plain-row.h"
#include "gvt-proposal-page.h"
#include "gvt-proposal.h"
#include "gvt-read-aloud.h"
#include "gvt-reveal-group.h"
#include "gvt-stations.h"
#include "gvt-text.h"
#include "gvt-ui.h"
#include "gvt-voter-row-view.h"
#include "gvt-work.h"

struct _GvtPersonPage
{
  GvtSectionPage parent_instance;

  GtkLabel *name;
  GtkLabel *tps;
  GtkLabel *station;
  GtkLabel *notice;
  GvtReadAloud *read_aloud;
  AdwActionRow *village;
  AdwActionRow *sex;
  AdwActionRow *nik;
  AdwActionRow *nik_faulty;
  AdwActionRow *list;
  GvtRevealGroup *reveal;
  GtkWidget *proposals_group;
  GtkListBox *proposals;
  GvtVoterHit *hit;
  guint generation; /* of the workspace, when the stations were read; 0 before */
};

G_DEFINE_FINAL_TYPE (GvtPersonPage, gvt_person_page, GVT_TYPE_SECTION_PAGE)

static void
person_propose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtPersonPage *self = GVT_PERSON_PAGE (widget);

  gvt_section_page_open (GVT_SECTION_PAGE (self), gvt_proposal_page_new (self->hit));
}

static GtkWidget *
create_proposal_row (gpointer item, gpointer data)
{
  g_autofree char *made = gvt_text_date_time (gvt_proposal_get_made_at (item));
  g_autofree char *details = g_strjoin (" · ", gvt_proposal_get_receipt (item), made, NULL);
  const char *what = gvt_code_words (gvt_proposal_codes, gvt_proposal_get_proposal (item));

  return gvt_plain_row_new (what, details, FALSE);
}

/* --- where he votes --- */

/* Where he votes, for whoever asked; who he is, others around need not hear (I11). */
static void
offer_reading (GvtPersonPage *self)
{
  g_autofree char *plate = g_strdup_printf ("%s %s. %s", _ ("Polling station (TPS)"),
                                            gvt_voter_hit_get_tps (self->hit),
                                            gvt_voter_hit_get_village (self->hit));
  const char *words[] = { plate, gtk_label_get_label (self->station),
                          gtk_label_get_label (self->notice), NULL };

  gvt_read_aloud_set_words (self->read_aloud, words);
}

static void
show_station (GvtPersonPage *self, const char *station)
{
  gtk_label_set_label (self->station, station);
  gtk_widget_set_visible (GTK_WIDGET (self->station), *station != '\0');
  offer_reading (self);
}

typedef struct
{
  GvtProfile *profile;
  GvtVoterHit *hit;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_object_unref (task->profile);
  g_object_unref (task->hit);
  g_free (task);
}

static gpointer
load_stations (gpointer input, GCancellable *cancellable, GError **error)
{
  const Task *task = input;

  return gvt_stations_load (task->profile, gvt_voter_hit_get_village_code (task->hit),
                            gvt_voter_hit_get_election (task->hit));
}

static void
on_stations_loaded (gpointer owner, gpointer stations, const GError *error)
{
  GvtPersonPage *self = owner;
  g_autofree char *station = NULL;

  if (stations == NULL)
    return;
  station = gvt_stations_describe (stations, gvt_voter_hit_get_tps (self->hit));
  show_station (self, station);
}

/* Facts of polling stations may come with a sync after he was found. */
static void
gvt_person_page_refresh (GvtSectionPage *page)
{
  GvtPersonPage *self = GVT_PERSON_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  guint generation = gvt_workspace_get_generation (workspace);
  GvtWork work = { load_stations, NULL, task_free, (GDestroyNotify) gvt_stations_unref,
                   on_stations_loaded };
  Task *task;

  if (self->generation == generation || gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED)
    return;
  self->generation = generation;
  task = g_new0 (Task, 1);
  task->profile = g_object_ref (gvt_workspace_get_profile (workspace));
  task->hit = g_object_ref (self->hit);
  work.input = task;
  gvt_section_page_read (page, &work);
}

static void
gvt_person_page_dispose (GObject *object)
{
  g_clear_object (&GVT_PERSON_PAGE (object)->hit);
  G_OBJECT_CLASS (gvt_person_page_parent_class)->dispose (object);
}

static void
gvt_person_page_class_init (GvtPersonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_person_page_dispose;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_person_page_refresh;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_READ_ALOUD);
  g_type_ensure (GVT_TYPE_REVEAL_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-person-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtPersonPage, name);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonPage, tps);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonPage, station);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonPage, notice);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonPage, read_aloud);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonPage, village);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonPage, sex);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonPage, nik);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonPage, nik_faulty);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonPage, list);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonPage, reveal);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonPage, proposals_group);
  gtk_widget_class_bind_template_child (widget_class, GvtPersonPage, proposals);
  gtk_widget_class_install_action (widget_class, "person.propose", NULL, person_propose);
}

static void
gvt_person_page_init (GvtPersonPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_person (GvtPersonPage *self)
{
  g_autofree char *as_of = gvt_text_date (gvt_voter_hit_get_as_of (self->hit));
  g_autofree char *election = gvt_election_words (gvt_voter_hit_get_election (self->hit));
  /* Translators: an election, then the day its list speaks of */
  g_autofree char *list = g_strdup_printf (_ ("%s, as of %s"), election, as_of);
  g_autofree char *notice = gvt_tps_notice (gvt_voter_hit_get_election (self->hit),
                                            gvt_voter_hit_get_as_of (self->hit));
  g_autofree char *station = gvt_voter_hit_describe_station (self->hit);
  const char *nik = gvt_voter_hit_get_nik_masked (self->hit);

  gtk_widget_set_visible (GTK_WIDGET (self->nik_faulty), gvt_voter_hit_is_nik_faulty (self->hit));
  gtk_label_set_label (self->name, gvt_voter_hit_get_name (self->hit));
  gtk_label_set_label (self->tps, gvt_voter_hit_get_tps (self->hit));
  gtk_label_set_label (self->notice, notice);
  show_station (self, station);
  adw_action_row_set_subtitle (self->village, gvt_voter_hit_get_village (self->hit));
  adw_action_row_set_subtitle (self->sex, gvt_sex_describe (gvt_voter_hit_get_sex (self->hit)));
  adw_action_row_set_subtitle (self->nik, nik);
  gtk_widget_set_visible (GTK_WIDGET (self->nik), *nik != '\0'); /* I11 */
  adw_action_row_set_subtitle (self->list, list);
}

GvtSectionPage *
gvt_person_page_new (GvtVoterHit *hit)
{
  GvtPersonPage *self = g_object_new (GVT_TYPE_PERSON_PAGE, NULL);
  GListModel *proposals = gvt_voter_hit_get_proposals (hit);

  self->hit = g_object_ref (hit);
  show_person (self);
  gvt_reveal_group_offer (self->reveal, GVT_SECTION_PAGE (self), hit);
  gtk_list_box_bind_model (self->proposals, proposals, create_proposal_row, NULL, NULL);
  gtk_widget_set_visible (self->proposals_group, g_list_model_get_n_items (proposals) > 0);
  return GVT_SECTION_PAGE (self);
}
