/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-code-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_CODE 32

const GvtCode gvt_proposal_codes[] = {
  { GVT_PROPOSAL_NEW, N_ ("New voter") },
  { GVT_PROPOSAL_DEATH, N_ ("Has died") },
  { GVT_PROPOSAL_MOVE, N_ ("Has moved away") },
  { GVT_PROPOSAL_TMS, N_ ("Does not qualify") },
  { GVT_PROPOSAL_WRONG_TPS, N_ ("Wrong polling station") },
  { GVT_PROPOSAL_WRONG_DATA, N_ ("Wrong data") },
  { NULL, NULL },
};

const GvtCode gvt_evidence_codes[] = {
  { "ktp-el", N_ ("Identity card (KTP-el)") },
  { "kk", N_ ("Family card (KK)") },
  { "ikd", N_ ("Digital identity (IKD)") },
  { "biodata", N_ ("Population biodata") },
  { "akta-kematian", N_ ("Death certificate") },
  { "surat-keterangan", N_ ("Letter of the village head") },
  { "sk", N_ ("Decree (SK)") },
  { "kta", N_ ("Membership card (KTA)") },
  { "dokumen-lain", N_ ("Other document") },
  { NULL, NULL },
};

const GvtCode gvt_reporter_codes[] = {
  { "self", N_ ("The voter") },
  { "family", N_ ("Family") },
  { "officer", N_ ("Officer") },
  { "citizen", N_ ("Another citizen") },
  { NULL, NULL },
};

const GvtCode gvt_tms_codes[] = {
  { "1", N_ ("Died") },       { "2", N_ ("Listed twice") },          { "3", N_ ("Under age") },
  { "4", N_ ("Moved away") }, { "5", N_ ("Unknown here") },          { "6", N_ ("Soldier (TNI)") },
  { "7", N_ ("Police") },     { "8", N_ ("Wrong polling station") }, { NULL, NULL },
};

const GvtCode gvt_tms_codes_2020[] = {
  { "1", N_ ("Died") },
  { "2", N_ ("Listed twice") },
  { "3", N_ ("Under age") },
  { "4", N_ ("Moved away") },
  { "5", N_ ("Unknown here") },
  { "6", N_ ("Soldier (TNI)") },
  { "7", N_ ("Police") },
  { "8", N_ ("Loss of memory") },
  { "9", N_ ("Right to vote revoked") },
  { "10", N_ ("Not resident here") },
  { NULL, NULL },
};

const GvtCode gvt_disability_codes[] = {
  { "0", N_ ("None") },   { "1", N_ ("Physical") }, { "2", N_ ("Intellectual") },
  { "3", N_ ("Mental") }, { "4", N_ ("Speech") },   { "5", N_ ("Hearing") },
  { "6", N_ ("Sight") },  { NULL, NULL },
};

const GvtCode gvt_withdrawal_codes[] = {
  { "mistake", N_ ("Entered by mistake") },
  { "reporter", N_ ("The reporter takes it back") },
  { "duplicate", N_ ("Reported already") },
  { NULL, NULL },
};

const GvtCode gvt_proposal_state_codes[] = {
  { "draft", N_ ("Draft: on this laptop alone") },
  { "sent", N_ ("Sent") },
  { "asked_back", N_ ("Asked back") },
  { "verified", N_ ("Verified") },
  { "exported", N_ ("Exported") },
  { "taken_up", N_ ("Taken up") },
  { "rejected", N_ ("Rejected") },
  { "withdrawn", N_ ("Withdrawn") },
  { NULL, NULL },
};

const GvtCode gvt_rejection_codes[] = {
  { "data_fits", N_ ("The list is right already") },
  { "no_evidence", N_ ("The evidence is missing or does not fit") },
  { "duplicate", N_ ("Proposed already") },
  { "not_found", N_ ("The voter is not in the list") },
  { "other_person", N_ ("It is about somebody else") },
  { "not_resident", N_ ("Not resident here") },
  { NULL, NULL },
};

static const GvtCode *
find (const GvtCode *list, const char *code)
{
  while (list->code != NULL && g_strcmp0 (list->code, code) != 0)
    list++;

  return list->code != NULL ? list : NULL;
}

gboolean
gvt_code_is_listed (const GvtCode *list, const char *code)
{
  return find (list, code) != NULL;
}

const char *
gvt_code_words (const GvtCode *list, const char *code)
{
  const GvtCode *found = find (list, code);

  return found != NULL ? _ (found->words) : code;
}

gboolean
gvt_code_is_well_formed (const char *code)
{
  gsize length = strlen (code);

  return length >= 1 && length <= MAX_CODE
         && strspn (code, "abcdefghijklmnopqrstuvwxyz0123456789_-") == length;
}
