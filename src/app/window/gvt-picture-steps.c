/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-steps.h"

#include "gvt-ballot-library.h"
#include "gvt-ballot-page.h"
#include "gvt-ballot-sheet.h"
#include "gvt-entry-row.h"
#include "gvt-lesson-page.h"
#include "gvt-login-row.h"
#include "gvt-module-card.h"
#include "gvt-module-library.h"
#include "gvt-once-page.h"
#include "gvt-picture-class.h"
#include "gvt-picture-drafts.h"
#include "gvt-picture-pupil.h"
#include "gvt-pin-group.h"
#include "gvt-plain-row.h"
#include "gvt-quiz-option-button.h"
#include "gvt-quiz-page.h"
#include "gvt-recovery-ask-page.h"
#include "gvt-recovery-page.h"
#include "gvt-recovery-request-page.h"
#include "gvt-station-codec.h"
#include "gvt-station-page.h"
#include "gvt-step-row.h"
#include "gvt-tries.h"
#include "gvt-unlock-page.h"
#include "gvt-voter-row-view.h"
#include "gvt-voters-page.h"

#define PICTURE_USER "FAS-07"
#define PICTURE_ONCE "rami-soku-lajo-dita"

/* Of invented people alone. */
#define PRACTICE_PIN        "271828"
#define PRACTICE_PASSPHRASE "sampai jumpa di TPS"

static gboolean
has_access (GvtWindow *window, GvtAccess access)
{
  return gvt_workspace_get_access (gvt_window_get_workspace (window)) == access;
}

static GtkWidget *
top_page (GvtWindow *window, const char *section)
{
  return GTK_WIDGET (gvt_page_stack_get_top (gvt_window_get_section (window, section)));
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static gboolean
show_root (GvtWindow *window, const char *section)
{
  gvt_page_stack_pop_to_root (gvt_window_get_section (window, section));
  gvt_window_show_section (window, section);
  return TRUE;
}

static gboolean
open_home (GvtWindow *window)
{
  return show_root (window, "home");
}

/* At once, without waiting for the next letter. */
static void
search_modules (GvtWindow *window, const char *words)
{
  GtkWidget *entry = find (top_page (window, "learning"), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
}

static gboolean
open_learning (GvtWindow *window)
{
  show_root (window, "learning");
  search_modules (window, "");
  return TRUE;
}

static gboolean
open_learning_found (GvtWindow *window)
{
  search_modules (window, "tanda tangan");
  return TRUE;
}

static gboolean
open_module (GvtWindow *window)
{
  GtkWidget *card = find (top_page (window, "learning"), GVT_TYPE_MODULE_CARD);

  return card != NULL && gtk_widget_activate (card);
}

static gboolean
open_lesson (GvtWindow *window)
{
  return gtk_widget_activate_action (top_page (window, "learning"), "module.read", NULL);
}

static gboolean
open_quiz (GvtWindow *window)
{
  gvt_page_stack_pop (gvt_window_get_section (window, "learning"));
  return gtk_widget_activate_action (top_page (window, "learning"), "module.quiz", NULL);
}

/* As on the wall, but in the window's size. */
static gboolean
open_projector (GvtWindow *window)
{
  return gtk_widget_activate_action (top_page (window, "learning"), "lesson.project", NULL);
}

static gboolean
open_projector_next (GvtWindow *window)
{
  GvtPageStack *wall = gvt_window_get_wall (window);

  return wall != NULL
         && gtk_widget_activate_action (GTK_WIDGET (gvt_page_stack_get_top (wall)), "wall.next",
                                        NULL);
}

static gboolean
leave_projector (GvtWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  return FALSE; /* what is seen then was seen before */
}

/* The explanation after an answer. */
static gboolean
open_quiz_solution (GvtWindow *window)
{
  GtkWidget *page = top_page (window, "learning");
  GtkWidget *option = find (page, GVT_TYPE_QUIZ_OPTION_BUTTON);

  if (option == NULL)
    return FALSE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (option), TRUE);
  return gtk_widget_activate_action (page, "quiz.next", NULL);
}

static gboolean
open_ballots (GvtWindow *window)
{
  return show_root (window, "learning")
         && gtk_widget_activate_action (top_page (window, "learning"), "learning.ballots", NULL);
}

/* The ballot of this kind, in place of the one before. */
static gboolean
open_ballot (GvtWindow *window, const char *kind)
{
  GvtPageStack *stack = gvt_window_get_section (window, "learning");
  GvtBallotPaper *paper = gvt_ballot_library_find_paper (NULL, kind, NULL);

  gvt_page_stack_pop_to_root (stack);
  gvt_page_stack_push (stack, gvt_ballot_page_new (gvt_ballot_library_find_set_of (paper), paper));
  return TRUE;
}

static gboolean
open_president (GvtWindow *window)
{
  return open_ballot (window, "presiden");
}

/* Punched and judged. */
static gboolean
open_verdict (GvtWindow *window)
{
  GtkWidget *page = top_page (window, "learning");
  GtkWidget *sheet = find (page, GVT_TYPE_BALLOT_SHEET);

  return gvt_ballot_sheet_punch (GVT_BALLOT_SHEET (sheet), 3)
         && gtk_widget_activate_action (page, "ballot.judge", NULL);
}

static gboolean
open_parties (GvtWindow *window)
{
  return open_ballot (window, "dpr");
}

static gboolean
open_dpd (GvtWindow *window)
{
  return open_ballot (window, "dpd");
}

static gboolean
open_empty_column (GvtWindow *window)
{
  return open_ballot (window, "walikota-kolom-kosong");
}

/* One card of each module, so that its drawings are looked at. */
static gboolean
open_card (GvtWindow *window, const char *id, guint index, gboolean is_without_words)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  GvtModule *module = gvt_module_library_find (library, id, NULL);
  GvtPageStack *section = gvt_window_get_section (window, "learning");

  show_root (window, "learning");
  gvt_page_stack_push (section, is_without_words ? gvt_lesson_page_new_pictures (module, index)
                                                 : gvt_lesson_page_new (module, index));
  return TRUE;
}

/* The marked papers that M7 asks about. */
static gboolean
open_quiz_paper (GvtWindow *window)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  GvtSectionPage *page = gvt_quiz_page_new (
      gvt_module_library_find (library, "m7-sah-tidak-sah", NULL));

  show_root (window, "learning");
  gvt_page_stack_push (gvt_window_get_section (window, "learning"), page);
  for (guint i = 0; i < 8; i++)
    gtk_widget_activate_action (GTK_WIDGET (page), "quiz.skip", NULL);
  return TRUE;
}

static gboolean
open_quiz_paper_of_parties (GvtWindow *window)
{
  for (guint i = 0; i < 2; i++)
    gtk_widget_activate_action (top_page (window, "learning"), "quiz.skip", NULL);
  return TRUE;
}

static gboolean
open_card_voters (GvtWindow *window)
{
  return open_card (window, "m2-siapa-pemilih", 4, FALSE);
}

static gboolean
open_card_data (GvtWindow *window)
{
  return open_card (window, "m3-jaga-data-pemilih", 2, FALSE);
}

static gboolean
open_card_colours (GvtWindow *window)
{
  return open_card (window, "m6-surat-suara-warna", 1, FALSE);
}

static gboolean
open_card_money (GvtWindow *window)
{
  return open_card (window, "m10-politik-uang", 2, FALSE);
}

static gboolean
open_card_hoaxes (GvtWindow *window)
{
  return open_card (window, "m11-hoaks-literasi", 1, FALSE);
}

static gboolean
open_card_without_words (GvtWindow *window)
{
  return open_card (window, "m7-sah-tidak-sah", 2, TRUE);
}

static gboolean
open_eligibility (GvtWindow *window)
{
  return show_root (window, "learning")
         && gtk_widget_activate_action (top_page (window, "learning"), "learning.eligibility",
                                        NULL);
}

/* Born on a leap day, and no voting day is set: the longest of the answers. */
static gboolean
open_eligible (GvtWindow *window)
{
  GtkWidget *page = top_page (window, "learning");

  gtk_editable_set_text (GTK_EDITABLE (find (page, GVT_TYPE_ENTRY_ROW)), "29-2-2008");
  return gtk_widget_activate_action (page, "eligibility.answer", NULL);
}

static gboolean
open_station (GvtWindow *window)
{
  return show_root (window, "learning")
         && gtk_widget_activate_action (top_page (window, "learning"), "learning.station", NULL);
}

/* The walk of an officer in the middle of it, after a choice. */
static gboolean
open_walk (GvtWindow *window)
{
  GvtSectionPage *page = gvt_station_page_new (gvt_station_built_in (), "kpps-1");

  gvt_page_stack_push (gvt_window_get_section (window, "learning"), page);
  return gtk_widget_activate_action (GTK_WIDGET (page), "station.choose", "u", 0);
}

static gboolean
open_first_row (GvtWindow *window, const char *section)
{
  GtkWidget *row = find (top_page (window, section), GVT_TYPE_PLAIN_ROW);

  return row != NULL && gtk_widget_activate (row);
}

static gboolean
open_sessions (GvtWindow *window)
{
  return show_root (window, "sessions");
}

static gboolean
open_plan (GvtWindow *window)
{
  return has_access (window, GVT_ACCESS_UNLOCKED)
         && gtk_widget_activate_action (top_page (window, "sessions"), "visit.plan", NULL);
}

static gboolean
open_visit (GvtWindow *window)
{
  return show_root (window, "sessions") && open_first_row (window, "sessions");
}

static gboolean
open_session (GvtWindow *window)
{
  return open_first_row (window, "sessions");
}

/* Only a practice profile is given another class for a picture. */
static gboolean
open_class (GvtWindow *window)
{
  if (!gvt_workspace_is_practice (gvt_window_get_workspace (window)))
    return FALSE;
  gvt_page_stack_pop (gvt_window_get_section (window, "sessions"));
  return gtk_widget_activate_action (top_page (window, "sessions"), "visit.open-session", NULL);
}

/* The next step of the class that is open, by its row in the rail. */
static gboolean
open_next_step (GvtWindow *window)
{
  GtkWidget *row = find (top_page (window, "sessions"), GVT_TYPE_STEP_ROW);
  GtkWidget *list = row != NULL ? gtk_widget_get_parent (row) : NULL;
  GtkListBoxRow *present = list != NULL ? gtk_list_box_get_selected_row (GTK_LIST_BOX (list))
                                        : NULL;

  if (present == NULL)
    return FALSE;
  gtk_list_box_select_row (GTK_LIST_BOX (list),
                           gtk_list_box_get_row_at_index (
                               GTK_LIST_BOX (list), gtk_list_box_row_get_index (present) + 1));
  return TRUE;
}

static gboolean
open_home_again (GvtWindow *window)
{
  return gvt_workspace_is_practice (gvt_window_get_workspace (window)) && open_home (window);
}

static gboolean
open_voters (GvtWindow *window)
{
  return show_root (window, "voters");
}

/* Only invented people are looked up for a picture. */
static gboolean
open_hits (GvtWindow *window)
{
  GvtWorkspace *workspace = gvt_window_get_workspace (window);

  if (!gvt_workspace_is_practice (workspace) || !gvt_workspace_opens_roll (workspace))
    return FALSE;
  gvt_voters_page_ask (GVT_VOTERS_PAGE (top_page (window, "voters")), 1, "siti");
  return TRUE;
}

static gboolean
open_person (GvtWindow *window)
{
  GtkWidget *row = find (top_page (window, "voters"), GVT_TYPE_VOTER_ROW_VIEW);

  return row != NULL && gtk_widget_activate (row);
}

static gboolean
open_proposal (GvtWindow *window)
{
  return gtk_widget_activate_action (top_page (window, "voters"), "person.propose", NULL);
}

static gboolean
open_sync (GvtWindow *window)
{
  return show_root (window, "sync");
}

static gboolean
open_settings (GvtWindow *window)
{
  return show_root (window, "settings");
}

/* Only an invented person is given a PIN for a picture. */
static gboolean
open_settings_pin (GvtWindow *window)
{
  GtkWidget *group = find (top_page (window, "settings"), GVT_TYPE_PIN_GROUP);
  GtkWidget *digits = group != NULL ? find (group, GVT_TYPE_ENTRY_ROW) : NULL;

  if (digits == NULL || !has_access (window, GVT_ACCESS_UNLOCKED)
      || !gvt_workspace_is_practice (gvt_window_get_workspace (window)))
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (digits), PRACTICE_PIN);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_next_sibling (digits)), PRACTICE_PIN);
  return gtk_widget_activate_action (group, "pin.set", NULL);
}

static gboolean
open_passphrase (GvtWindow *window)
{
  return show_root (window, "settings")
         && gtk_widget_activate_action (top_page (window, "settings"), "settings.passphrase", NULL);
}

static gboolean
open_users (GvtWindow *window)
{
  return has_access (window, GVT_ACCESS_UNLOCKED) && show_root (window, "settings")
         && gtk_widget_activate_action (top_page (window, "settings"), "settings.users", NULL);
}

static gboolean
open_user (GvtWindow *window)
{
  return gvt_workspace_opens_roll (gvt_window_get_workspace (window))
         && open_first_row (window, "settings");
}

static gboolean
open_add_user (GvtWindow *window)
{
  return gvt_workspace_opens_roll (gvt_window_get_workspace (window))
         && gvt_page_stack_pop (gvt_window_get_section (window, "settings"))
         && gtk_widget_activate_action (top_page (window, "settings"), "users.add", NULL);
}

/* Nobody is let in for a picture. */
static gboolean
open_once (GvtWindow *window)
{
  if (!gvt_workspace_opens_roll (gvt_window_get_workspace (window)))
    return FALSE;
  gvt_page_stack_push (gvt_window_get_section (window, "settings"),
                       gvt_once_page_new (PICTURE_USER, PICTURE_ONCE));
  return TRUE;
}

static gboolean
open_unlock (GvtWindow *window)
{
  if (has_access (window, GVT_ACCESS_UNLOCKED))
    gvt_workspace_lock (gvt_window_get_workspace (window));
  return has_access (window, GVT_ACCESS_LOCKED);
}

static gboolean
open_choosing (GvtWindow *window)
{
  if (!has_access (window, GVT_ACCESS_LOCKED))
    return FALSE;
  g_signal_emit_by_name (gvt_window_get_workspace (window), "must-choose", PICTURE_USER,
                         PICTURE_ONCE);
  return TRUE;
}

static gboolean
act_on (GvtWindow *window, GType page_type, const char *action)
{
  GtkWidget *page = find (GTK_WIDGET (window), page_type);

  return page != NULL && has_access (window, GVT_ACCESS_LOCKED)
         && gtk_widget_activate_action (page, action, NULL);
}

static gboolean
open_unlock_passphrase (GvtWindow *window)
{
  return gvt_workspace_is_practice (gvt_window_get_workspace (window))
         && act_on (window, GVT_TYPE_UNLOCK_PAGE, "unlock.other-way");
}

static gboolean
open_recovery (GvtWindow *window)
{
  return act_on (window, GVT_TYPE_UNLOCK_PAGE, "unlock.recover");
}

static gboolean
open_recovery_ask (GvtWindow *window)
{
  return act_on (window, GVT_TYPE_RECOVERY_PAGE, "recovery.ask");
}

/* Only an invented person asks for a picture. */
static gboolean
open_recovery_request (GvtWindow *window)
{
  GtkWidget *page = find (GTK_WIDGET (window), GVT_TYPE_RECOVERY_ASK_PAGE);
  GtkWidget *passphrase = page != NULL ? find (page, GVT_TYPE_ENTRY_ROW) : NULL;

  if (passphrase == NULL || !gvt_workspace_is_practice (gvt_window_get_workspace (window)))
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (passphrase), PRACTICE_PASSPHRASE);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_next_sibling (passphrase)),
                         PRACTICE_PASSPHRASE);
  return act_on (window, GVT_TYPE_RECOVERY_ASK_PAGE, "ask.make");
}

/* What lies below the code and is reached by scrolling. */
static gboolean
open_recovery_text (GvtWindow *window)
{
  GtkWidget *page = find (GTK_WIDGET (window), GVT_TYPE_RECOVERY_REQUEST_PAGE);
  GtkAdjustment *place = page != NULL ? gtk_scrolled_window_get_vadjustment (
                             GTK_SCROLLED_WINDOW (find (page, GTK_TYPE_SCROLLED_WINDOW)))
                                      : NULL;

  if (place != NULL)
    gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
  return place != NULL;
}

static gboolean
open_recovery_answer (GvtWindow *window)
{
  return act_on (window, GVT_TYPE_RECOVERY_REQUEST_PAGE, "request.answer")
         || act_on (window, GVT_TYPE_RECOVERY_PAGE, "recovery.answer");
}

/* As after three wrong passphrases of an invented person; not of the one who came in to take the
 * pictures, or the next to come in as he would have to wait. */
static gboolean
open_unlock_wait (GvtWindow *window)
{
  GvtProfile *profile = gvt_workspace_get_profile (gvt_window_get_workspace (window));
  g_autofree char *vault = gvt_profile_path (profile, "vault", NULL);
  GtkWidget *page = find (GTK_WIDGET (window), GVT_TYPE_UNLOCK_PAGE);
  GtkWidget *row = page != NULL ? find (page, GVT_TYPE_LOGIN_ROW) : NULL;
  GtkListBox *users = row != NULL ? GTK_LIST_BOX (gtk_widget_get_parent (row)) : NULL;
  GtkListBoxRow *another = users != NULL ? gtk_list_box_get_row_at_index (users, 1) : NULL;
  const char *code;

  if (another == NULL || !has_access (window, GVT_ACCESS_LOCKED)
      || !gvt_workspace_is_practice (gvt_window_get_workspace (window)))
    return FALSE;
  gvt_page_stack_pop_to_root (GVT_PAGE_STACK (gtk_widget_get_ancestor (page, GVT_TYPE_PAGE_STACK)));
  gtk_list_box_select_row (users, another);
  code = gvt_login_get_code (gvt_login_row_get_login (GVT_LOGIN_ROW (another)));
  for (guint i = 0; i < GVT_TRIES_FREE; i++)
    gvt_tries_begin (vault, gvt_profile_get_clock (profile), code, NULL);
  gvt_unlock_page_look (GVT_UNLOCK_PAGE (page));
  return TRUE;
}

static gboolean
open_enrol (GvtWindow *window)
{
  return has_access (window, GVT_ACCESS_UNENROLLED)
         && gtk_widget_activate_action (GTK_WIDGET (window), "win.enrol", NULL);
}

const GvtPictureStep gvt_picture_steps[] = {
  { "home", open_home },
  { "learning", open_learning },
  { "learning-found", open_learning_found },
  { "module", open_module },
  { "lesson", open_lesson },
  { "projector", open_projector },
  { "projector-next", open_projector_next },
  { "projector-third", open_projector_next },
  { "projector-left", leave_projector },
  { "quiz", open_quiz },
  { "quiz-solution", open_quiz_solution },
  { "quiz-contrast", gvt_picture_contrast },
  { "quiz-largest", gvt_picture_largest },
  { "quiz-paper", open_quiz_paper },
  { "quiz-paper-parties", open_quiz_paper_of_parties },
  { "ballots", open_ballots },
  { "ballot-president", open_president },
  { "ballot-verdict", open_verdict },
  { "ballot-largest", gvt_picture_largest },
  { "ballot-parties", open_parties },
  { "ballot-dpd", open_dpd },
  { "ballot-empty-column", open_empty_column },
  { "eligibility", open_eligibility },
  { "eligibility-answer", open_eligible },
  { "eligibility-largest", gvt_picture_largest },
  { "station", open_station },
  { "station-walk", open_walk },
  { "station-largest", gvt_picture_largest },
  { "card-voters", open_card_voters },
  { "card-data", open_card_data },
  { "card-colours", open_card_colours },
  { "card-money", open_card_money },
  { "card-hoaxes", open_card_hoaxes },
  { "card-largest", gvt_picture_largest },
  { "card-without-words", open_card_without_words },
  { "draft", gvt_picture_open_draft },
  { "draft-card", gvt_picture_open_draft_card },
  { "draft-item", gvt_picture_open_draft_item },
  { "draft-import", gvt_picture_open_draft_import },
  { "draft-left", gvt_picture_leave_draft },
  { "sessions", open_sessions },
  { "plan", open_plan },
  { "visit", open_visit },
  { "session", open_session },
  { "class-attendance", open_class },
  { "class-teach", open_next_step },
  { "class-quiz", open_next_step },
  { "class-close", open_next_step },
  { "home-unfinished", open_home_again },
  { "voters", open_voters },
  { "voters-hits", open_hits },
  { "person", open_person },
  { "proposal", open_proposal },
  { "sync", open_sync },
  { "settings", open_settings },
  { "settings-pin", open_settings_pin },
  { "passphrase", open_passphrase },
  { "users", open_users },
  { "user", open_user },
  { "user-add", open_add_user },
  { "user-once", open_once },
  { "class-mode", gvt_picture_class },
  { "class-mode-quiz", gvt_picture_class_quiz },
  { "class-mode-answered", gvt_picture_class_answered },
  { "class-mode-gate", gvt_picture_class_gate },
  { "class-mode-results", gvt_picture_class_results },
  { "class-mode-result", gvt_picture_class_result },
  { "enrol", open_enrol },
  { "unlock", open_unlock },
  { "unlock-passphrase", open_unlock_passphrase },
  { "recovery", open_recovery },
  { "recovery-ask", open_recovery_ask },
  { "recovery-request", open_recovery_request },
  { "recovery-text", open_recovery_text },
  { "recovery-answer", open_recovery_answer },
  { "unlock-wait", open_unlock_wait },
  { "choosing", open_choosing },
  { NULL, NULL },
};
