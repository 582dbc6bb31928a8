/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proposal-paper.h"

#include <glib/gi18n-lib.h>

#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-page-flow.h"
#include "gvt-pdf.h"
#include "gvt-proposal-acts.h"
#include "gvt-region.h"
#include "gvt-sync-store.h"
#include "gvt-text.h"

#define ROW  26.0 /* high enough to write in */
#define SIZE 9.0

/* --- how far it is --- */

const char *
gvt_proposal_way_code (GvtProposalWay way)
{
  static const char *const codes[] = { "waiting", "sent", "received" };

  return codes[way];
}

const char *
gvt_proposal_way_words (GvtProposalWay way)
{
  static const char *const words[] = { N_ ("waits to be sent"), N_ ("sent"),
                                       N_ ("received by the centre") };

  return _ (words[way]);
}

typedef struct
{
  const GvtId *proposal;
  GvtProposalWay way;
} Asking;

static gboolean
ask_way (GvtDb *db, gpointer user_data, GError **error)
{
  Asking *self = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT device, incarnation, seq FROM event WHERE id = :id", error);
  g_auto (GvtDelivery) delivery = { 0 };
  GvtId device;
  guint64 seq;

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":id", self->proposal);
  if (!gvt_stmt_one (stmt, "a proposal", error) || !gvt_stmt_id (stmt, 0, &device, error)
      || !gvt_sync_store_load_delivery (db, &device, (guint32) gvt_stmt_int (stmt, 1), &delivery,
                                        error))
    return FALSE;
  seq = (guint64) gvt_stmt_int (stmt, 2);
  self->way = seq <= delivery.received ? GVT_PROPOSAL_RECEIVED
              : seq <= delivery.sent   ? GVT_PROPOSAL_SENT
                                       : GVT_PROPOSAL_WAITS;
  return TRUE;
}

gboolean
gvt_proposal_way (GvtProfile *profile, GvtProposal *proposal, GvtProposalWay *way, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Asking asking = { gvt_proposal_get_id (proposal), GVT_PROPOSAL_WAITS };

  if (journal == NULL || !gvt_store_read (gvt_journal_get_store (journal), ask_way, &asking, error))
    return FALSE;
  *way = asking.way;
  return TRUE;
}

/* Returns: (transfer full) (nullable): one that was taken back is not on its way to be decided */
static char *
describe_state (GvtProfile *profile, GvtProposal *proposal, GError **error)
{
  g_autofree char *state = NULL;
  GvtProposalWay way;

  if (g_str_equal (gvt_proposal_get_state (proposal), GVT_PROPOSAL_STATE_WITHDRAWN))
    {
      g_object_get (proposal, "state-words", &state, NULL);
      return g_steal_pointer (&state);
    }
  return gvt_proposal_way (profile, proposal, &way, error) ? g_strdup (gvt_proposal_way_words (way))
                                                           : NULL;
}

static char *
describe_place (const GvtProposalPaper *paper, const char *village)
{
  return paper->regions != NULL ? gvt_region_list_describe (paper->regions, village)
                                : g_strdup (village);
}

/* --- the slip of a village --- */

typedef struct
{
  const GvtProposalPaper *paper;
  const char *place;
  const char *mark;
  GListModel *proposals;
  char **states; /* as @proposals */
  GvtPageFlow flow;
} Slip;

static const double columns[] = { 0, 92, 232, 330, 420 };

static void
draw_cell (GvtPage *page, guint column, gboolean is_bold, const char *text)
{
  double end = column + 1 < G_N_ELEMENTS (columns) ? columns[column + 1] : GVT_PAGE_INNER;
  const GvtPageCell cell = { columns[column], end - columns[column] - 6, PANGO_ALIGN_LEFT, is_bold,
                             SIZE };

  gvt_page_text (page, &cell, 2, text);
}

static void
dress (GvtPage *page, guint number, gpointer data)
{
  const Slip *self = data;
  const char *const headings[] = { _ ("Receipt number"), _ ("What was reported"), _ ("Day"),
                                   _ ("State"), _ ("Decision of the KPU") };
  GvtPageCell title = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 14 };
  GvtPageCell where = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 10 };
  GvtPageCell foot = { 0, GVT_PAGE_INNER, PANGO_ALIGN_CENTER, FALSE, 7 };
  g_autofree char *made = g_strdup_printf (_ ("%s · page %u"), self->mark, number);

  if (self->paper->is_practice)
    gvt_page_watermark (page, _ ("PRACTICE"));
  page->y = GVT_PAGE_MARGIN;
  gvt_page_text (page, &title, 1, _ ("What became of reports about voter data"));
  gvt_page_advance (page, 20);
  gvt_page_text (page, &where, 1, self->place);
  page->y = GVT_PAGE_FOOT;
  gvt_page_text (page, &foot, 1, made);
  page->y = GVT_PAGE_MARGIN + 42;
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    draw_cell (page, i, TRUE, headings[i]);
  gvt_page_advance (page, 26);
  gvt_page_rule (page, 0, GVT_PAGE_INNER);
  gvt_page_advance (page, 4);
}

static void
draw_proposal (Slip *self, guint index)
{
  g_autoptr (GvtProposal) proposal = g_list_model_get_item (self->proposals, index);
  g_autofree char *words = NULL;
  g_autofree char *iso = gvt_date_iso (gvt_proposal_get_made_at (proposal));
  g_autofree char *day = gvt_text_date (iso);
  GvtPage *page = &self->flow.page;

  g_object_get (proposal, "proposal-words", &words, NULL);
  gvt_page_flow_need (&self->flow, ROW);
  draw_cell (page, 0, TRUE, gvt_proposal_get_receipt (proposal));
  draw_cell (page, 1, FALSE, words);
  draw_cell (page, 2, FALSE, day);
  draw_cell (page, 3, FALSE, self->states[index]);
  gvt_page_advance (page, ROW - 4);
  gvt_page_rule (page, 0, GVT_PAGE_INNER);
  gvt_page_advance (page, 4);
}

static void
draw_slip (cairo_t *cairo, gpointer data)
{
  Slip *self = data;
  const GvtPageCell note = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 8 };

  gvt_page_flow_init (&self->flow, cairo, dress, self);
  for (guint i = 0; i < g_list_model_get_n_items (self->proposals); i++)
    draw_proposal (self, i);
  gvt_page_advance (&self->flow.page, 8);
  gvt_page_flow_plain (
      &self->flow, &note,
      _ ("States are those known on the laptop that took the reports, at the time "
         "below. The KPU of the regency or city decides; a column without an entry "
         "means that no decision is known here. Nobody is named: who reported "
         "finds his line by the receipt number."));
  gvt_page_flow_clear (&self->flow);
}

/* Returns: (transfer full) (nullable) */
static char **
list_states (GvtProfile *profile, GListModel *proposals, GError **error)
{
  guint n = g_list_model_get_n_items (proposals);
  g_auto (GStrv) states = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GvtProposal) proposal = g_list_model_get_item (proposals, i);

      states[i] = describe_state (profile, proposal, error);
      if (states[i] == NULL)
        return NULL;
    }
  return g_steal_pointer (&states);
}

/* Returns: (transfer full) (nullable): of one village, at least one */
static GListModel *
list_proposals (GvtProfile *profile, const char *village, GError **error)
{
  g_autoptr (GListModel) proposals = NULL;

  if (gvt_region_code_level (village) != GVT_REGION_VILLAGE)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s is no village"), village);
      return NULL;
    }
  if (!gvt_profile_require (profile, GVT_ROLE_FACILITATOR, village, error))
    return NULL;
  proposals = gvt_proposals_browse (profile, village, NULL, error);
  if (proposals == NULL || g_list_model_get_n_items (proposals) > 0)
    return g_steal_pointer (&proposals);

  gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                  _ ("This laptop took no report about voter data in that village, so there is no "
                     "slip to print."));
  return NULL;
}

gboolean
gvt_slip_write (GvtProfile *profile,
                const char *village,
                const GvtProposalPaper *paper,
                const char *path,
                guint *n,
                GError **error)
{
  g_autofree char *code = gvt_region_code_clean (village, error);
  g_autoptr (GListModel) proposals = code != NULL ? list_proposals (profile, code, error) : NULL;
  g_auto (GStrv) states = proposals != NULL ? list_states (profile, proposals, error) : NULL;
  g_autofree char *mark = states != NULL ? gvt_export_mark (profile, error) : NULL;
  g_autofree char *place = code != NULL ? describe_place (paper, code) : NULL;
  const GvtExport export = { .form = GVT_SLIP_FORM, .place = code };
  Slip slip = {
    .paper = paper, .place = place, .mark = mark, .proposals = proposals, .states = states
  };
  g_autoptr (GBytes) pdf = NULL;

  if (mark == NULL)
    return FALSE;
  if (n != NULL)
    *n = g_list_model_get_n_items (proposals);
  pdf = gvt_pdf_draw (_ ("Reports about voter data"), draw_slip, &slip, error);
  return pdf != NULL && gvt_export_write (profile, &export, pdf, path, error);
}

/* --- the receipt of one --- */

typedef struct
{
  const GvtProposalPaper *paper;
  GvtProposal *proposal;
  const char *place;
  const char *mark;
} Receipt;

static void
draw_line (GvtPage *page, double size, gboolean is_bold, const char *text)
{
  const GvtPageCell cell = { 0, GVT_PAGE_INNER, PANGO_ALIGN_CENTER, is_bold, size };

  gvt_page_advance (page, gvt_page_text (page, &cell, 4, text) + 8);
}

static void
draw_receipt (cairo_t *cairo, gpointer data)
{
  const Receipt *self = data;
  g_autofree char *words = NULL;
  g_autofree char *when = gvt_text_date_time (gvt_proposal_get_made_at (self->proposal));
  GvtPage page;

  g_object_get (self->proposal, "proposal-words", &words, NULL);
  gvt_page_init (&page, cairo);
  if (self->paper->is_practice)
    gvt_page_watermark (&page, _ ("PRACTICE"));
  draw_line (&page, 18, TRUE, _ ("Receipt of a report about voter data"));
  draw_line (&page, 11, FALSE, self->place);
  gvt_page_advance (&page, 16);
  draw_line (&page, 11, FALSE, _ ("Receipt number"));
  draw_line (&page, 34, TRUE, gvt_proposal_get_receipt (self->proposal));
  draw_line (&page, 13, TRUE, words);
  draw_line (&page, 11, FALSE, when);
  gvt_page_advance (&page, 16);
  draw_line (&page, 11, FALSE,
             _ ("Keep this number. With it you can ask the KPU of the regency or city, or at the "
                "next visit, what became of your report. The report is a proposal: the KPU of the "
                "regency or city decides."));
  page.y = GVT_PAGE_FOOT;
  draw_line (&page, 7, FALSE, self->mark);
  gvt_page_clear (&page);
}

gboolean
gvt_proposal_receipt_write (GvtProfile *profile,
                            GvtProposal *proposal,
                            const GvtProposalPaper *paper,
                            const char *path,
                            GError **error)
{
  g_autofree char *mark = gvt_export_mark (profile, error);
  g_autofree char *place = describe_place (paper, gvt_proposal_get_place (proposal));
  const GvtExport export = { .form = GVT_RECEIPT_FORM,
                             .subject = gvt_proposal_get_id (proposal),
                             .place = gvt_proposal_get_place (proposal) };
  Receipt receipt = { paper, proposal, place, mark };
  g_autoptr (GBytes) pdf = NULL;

  if (mark == NULL
      || !gvt_profile_require (profile, GVT_ROLE_FACILITATOR, gvt_proposal_get_place (proposal),
                               error))
    return FALSE;
  pdf = gvt_pdf_draw (_ ("Receipt of a report"), draw_receipt, &receipt, error);
  return pdf != NULL && gvt_export_write (profile, &export, pdf, path, error);
}
