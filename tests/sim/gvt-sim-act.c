/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-act.h"

#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-proposal-acts.h"
#include "gvt-proposal-input.h"
#include "gvt-session-acts.h"
#include "gvt-sim-centre.h"
#include "gvt-sim-ids.h"
#include "gvt-sim-verdict.h"
#include "gvt-undo.h"
#include "gvt-visit-acts.h"

#define FACILITATOR "FACILITATOR-1"
#define OUTSIDE     "52.02.04.2001" /* where he does not work */
#define RECENT      6               /* people go on with what is before them */

typedef struct
{
  GvtSimLaptop *laptop;
  const GvtSimStep *step;
  GvtJournal *journal;
} Act;

typedef struct
{
  const char *constant_sql;
  guint which;
  GvtId *id;
  gboolean is_found;
} Choice;

static gboolean
choose_row (GvtDb *db, gpointer user_data, GError **error)
{
  Choice *choice = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, choice->constant_sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (GvtId));
  g_autoptr (GError) local = NULL;

  while (stmt != NULL && ids->len < RECENT && gvt_stmt_next (stmt, &local))
    {
      GvtId id;

      if (!gvt_stmt_id (stmt, 0, &id, error))
        return FALSE;
      g_array_append_val (ids, id);
    }
  if (stmt == NULL || local != NULL)
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  choice->is_found = ids->len > 0;
  if (choice->is_found)
    *choice->id = g_array_index (ids, GvtId, choice->which % ids->len);
  return TRUE;
}

/* One of the newest rows. Returns: %FALSE when there is none, or with @error */
static gboolean
choose (Act *act, const char *constant_sql, GvtId *id, GError **error)
{
  Choice choice = { constant_sql, act->step->a, id, FALSE };

  if (!gvt_store_read (gvt_journal_get_store (act->journal), choose_row, &choice, error))
    return FALSE;
  if (choice.is_found)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "nothing to work on yet");
  return FALSE;
}

#define A_VISIT   "SELECT visit_id FROM visit WHERE place LIKE '99.%' ORDER BY visit_id DESC"
#define A_SESSION "SELECT session_id FROM session ORDER BY session_id DESC"
#define AN_OPEN_SESSION \
  "SELECT session_id FROM session WHERE session_id NOT IN (SELECT session_id FROM session_close)" \
  " ORDER BY session_id DESC"
#define A_PROPOSAL "SELECT proposal_id FROM proposal ORDER BY proposal_id DESC"
#define A_PART     "SELECT id FROM event WHERE personal IS NOT NULL AND id IS NOT NULL ORDER BY id DESC"

/* --- acts --- */

static GvtVisitPlan *
make_plan (Act *act)
{
  GvtVisitPlan *plan = gvt_visit_plan_new ();

  plan->name = (g_free (plan->name), g_strdup_printf ("SMAN %u Contoh", act->step->b % 1000));
  gvt_visit_plan_set_text (&plan->place, GVT_SIM_VILLAGE);
  gvt_visit_plan_set_text (&plan->date, "2026-11-30");
  plan->expected = act->step->b % 200;
  if (act->step->b % 3 == 0)
    gvt_visit_plan_set_text (&plan->contact_name, "Ibu Contoh");
  return plan;
}

static gboolean
plan (Act *act, GError **error)
{
  g_autoptr (GvtVisitPlan) wanted = make_plan (act);
  GvtId visit;

  return gvt_visits_plan (act->laptop->profile, wanted, &visit, error);
}

static gboolean
change (Act *act, GError **error)
{
  g_autoptr (GvtVisitPlan) wanted = make_plan (act);
  GvtId visit;

  return choose (act, A_VISIT, &visit, error)
         && gvt_visits_change (act->laptop->profile, &visit, wanted, error);
}

static gboolean
open_class (Act *act, GError **error)
{
  g_autofree char *name = g_strdup_printf ("Kelas %u", act->step->b % 100);
  GvtId visit, session;

  return choose (act, A_VISIT, &visit, error)
         && gvt_sessions_open (act->laptop->profile, &visit, name, &session, error);
}

static gboolean
attend (Act *act, GError **error)
{
  GvtId session;

  return choose (act, AN_OPEN_SESSION, &session, error)
         && gvt_sessions_attend (act->laptop->profile, &session, act->step->b % 40,
                                 act->step->b / 64 % 40, error);
}

static gboolean
close_class (Act *act, GError **error)
{
  GvtId session;

  return choose (act, AN_OPEN_SESSION, &session, error)
         && gvt_sessions_close (act->laptop->profile, &session, error);
}

static gboolean
undo (Act *act, GError **error)
{
  g_autoptr (GvtDoneAct) undone = NULL;
  GvtId session;

  if (!choose (act, A_SESSION, &session, error))
    return FALSE;
  undone = gvt_sessions_undo (act->laptop->profile, NULL, &session, NULL, error);
  return undone != NULL;
}

static gboolean
propose (Act *act, GError **error)
{
  static const char *const evidence[] = { "ktp-el", "kk", "surat-keterangan", NULL };
  g_autofree char *name = g_strdup_printf ("Warga Contoh %c%c", 'A' + act->step->b % 26,
                                           'a' + act->step->b / 26 % 26);
  GvtProposalInput input = { .proposal = GVT_PROPOSAL_NEW,
                             .village = GVT_SIM_VILLAGE,
                             .evidence = evidence,
                             .reporter = "family",
                             .has_consent = TRUE,
                             .values = { [GVT_FIELD_NIK] = "9901014506850001",
                                         [GVT_FIELD_NAME] = name,
                                         [GVT_FIELD_BIRTH_DATE] = "1985-06-05" } };
  g_autoptr (GvtProposal) made = gvt_proposals_make (act->laptop->profile, &input, error);

  return made != NULL;
}

static gboolean
withdraw (Act *act, GError **error)
{
  GvtId proposal;

  return choose (act, A_PROPOSAL, &proposal, error)
         && gvt_proposals_withdraw (act->laptop->profile, &proposal, "mistake", error);
}

typedef struct
{
  GvtJournal *journal;
  GvtId id;
} Erasing;

static gboolean
erase_one (GvtDb *db, gpointer user_data, GError **error)
{
  Erasing *erasing = user_data;

  return gvt_journal_erase (erasing->journal, db, &erasing->id, 1, "request", error);
}

static gboolean
erase (Act *act, GError **error)
{
  Erasing erasing = { .journal = act->journal };

  return choose (act, A_PART, &erasing.id, error)
         && gvt_store_write (gvt_journal_get_store (act->journal), erase_one, &erasing, error);
}

/* The laptop takes it, since nobody asked whose area it is; the centre must not. */
static gboolean
stray (Act *act, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = "visit.planned/1", .place = OUTSIDE, .body = body };
  gboolean is_done;

  json_object_set_string_member (body, "name", "SMAN Luar Contoh");
  json_object_set_string_member (body, "date", "2026-11-30");
  json_object_set_int_member (body, "expected", 1);
  gvt_journal_set_actor (act->journal, FACILITATOR);
  is_done = gvt_journal_record (act->journal, &draft, NULL, error);
  gvt_journal_set_actor (act->journal, GVT_SIM_USER);
  return is_done;
}

/* What this program notes of a kind that it does not know, when such an event comes to it. */
static gboolean
note_unknown (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const GvtEventHeader *header = &event->header;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO unapplied_event VALUES (:device, :incarnation, :seq, 'unknown', :kind)",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":device", &header->device);
  gvt_stmt_bind_int (stmt, ":incarnation", header->incarnation);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) header->seq);
  gvt_stmt_bind_text (stmt, ":kind", header->kind);
  return gvt_stmt_run (stmt, error);
}

/* By a program that knows more kinds than this one, which is started again afterwards. */
static gboolean
future (Act *act, GError **error)
{
  static const GvtKind kinds[] = { { .name = "visit.imagined/7", .apply = note_unknown },
                                   { NULL } };
  static const char *const tables[] = { NULL };
  static const GvtProjection projection = { .kinds = kinds, .tables = tables };
  static const GvtProjection *const projections[] = { &projection, NULL };
  g_autoptr (GvtJournal) newer = gvt_journal_new (gvt_journal_get_store (act->journal),
                                                  act->laptop->clock, projections);
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = kinds[0].name, .place = GVT_SIM_VILLAGE, .body = body };

  json_object_set_int_member (body, "n", act->step->b);
  gvt_journal_set_actor (newer, GVT_SIM_USER);
  return gvt_journal_record (newer, &draft, NULL, error);
}

static gboolean (*const acts[]) (Act *act, GError **error) = {
  [GVT_SIM_PLAN] = plan,       [GVT_SIM_CHANGE] = change,     [GVT_SIM_OPEN] = open_class,
  [GVT_SIM_ATTEND] = attend,   [GVT_SIM_CLOSE] = close_class, [GVT_SIM_UNDO] = undo,
  [GVT_SIM_PROPOSE] = propose, [GVT_SIM_WITHDRAW] = withdraw, [GVT_SIM_ERASE] = erase,
  [GVT_SIM_STRAY] = stray,     [GVT_SIM_FUTURE] = future,
};

/* --- what came of it --- */

typedef struct
{
  Act *act;
  guint64 after; /* seq */
  GArray *ids;   /* GvtId: of what stands behind it */
} Reading;

static gboolean
read_new (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  g_autoptr (GPtrArray) events = NULL;
  GvtId device;
  guint32 incarnation;

  if (!gvt_journal_get_device (reading->act->journal, &device, &incarnation, NULL, error))
    return FALSE;
  events = gvt_journal_events (reading->act->journal, db, &device, incarnation, reading->after,
                               1000, error);
  for (guint i = 0; events != NULL && i < events->len; i++)
    g_array_append_val (reading->ids, ((GvtEvent *) events->pdata[i])->header.id);
  return events != NULL;
}

static gboolean
read_head (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  GvtHash head;

  return gvt_journal_own_head (reading->act->journal, db, &reading->after, &head, error);
}

/* What a person may be told on a disk that is well: that it cannot be done now. */
static gboolean
is_refusal (const GvtSimStep *step, const GError *error)
{
  /* By a clock that somebody set years back, the day of the visit is a slip of the pen. */
  if (step->kind <= GVT_SIM_CHANGE && g_error_matches (error, GVT_ERROR, GVT_ERROR_BAD_INPUT))
    return TRUE;
  return g_error_matches (error, GVT_ERROR, GVT_ERROR_STATE)
         || g_error_matches (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
}

/* I1, I7: what was acknowledged is there at once; what was not has left nothing, unless the power
 * went before it could be told. */
static void
take_result (Act *act,
             Reading *reading,
             const GError *failure,
             GHashTable *acknowledged,
             GHashTable *strayed)
{
  GvtSimLaptop *laptop = act->laptop;
  g_autoptr (GError) error = NULL;

  if (gvt_test_disk_is_off (laptop->disk) && failure != NULL)
    return;
  if (failure != NULL && !is_refusal (act->step, failure))
    gvt_sim_laptop_judge (laptop, "an act", failure);
  if (!gvt_store_read (gvt_journal_get_store (act->journal), read_new, reading, &error))
    {
      if (failure == NULL && !gvt_test_disk_is_off (laptop->disk))
        gvt_sim_laptop_judge (laptop, "reading what was written", error);
      if (failure == NULL)
        return; /* acknowledged, but which it was cannot be read before the power is back */
    }
  if (failure != NULL && reading->ids->len > 0)
    gvt_sim_violated ("I1: laptop %u: an act that failed left %u records: %s", laptop->number,
                      reading->ids->len, failure->message);

  for (guint i = 0; i < reading->ids->len; i++)
    {
      const GvtId *id = &g_array_index (reading->ids, GvtId, i);

      gvt_sim_ids_add (laptop->kept, id);
      gvt_sim_ids_add (acknowledged, id);
      if (act->step->kind == GVT_SIM_STRAY)
        gvt_sim_ids_add (strayed, id);
    }
}

void
gvt_sim_act (GvtSimLaptop *laptop,
             const GvtSimStep *step,
             GHashTable *acknowledged,
             GHashTable *strayed)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (laptop->profile, NULL);
  Act act = { laptop, step, journal };
  Reading reading = { .act = &act };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (GvtId));
  g_autoptr (GError) error = NULL;

  reading.ids = ids;
  if (!gvt_store_read (gvt_journal_get_store (journal), read_head, &reading, &error))
    {
      gvt_sim_laptop_judge (laptop, "reading its head", error);
      return;
    }
  acts[step->kind](&act, &error);
  take_result (&act, &reading, error, acknowledged, strayed);
}
