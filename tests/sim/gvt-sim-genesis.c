/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-genesis.h"

#include "gvt-central-create.h"
#include "gvt-central-people.h"
#include "gvt-enrolment.h"
#include "gvt-feature-projections.h"
#include "gvt-sim-centre.h"
#include "gvt-sim-laptop.h"
#include "gvt-sim-script.h"
#include "gvt-test.h"

#define ADDRESS "http://localhost:1"

static const GvtKdf kdf = { .memory_bytes = 64 * 1024 * 1024, .passes = 3 };
static const char *const users[] = { "OFFICER-1", GVT_SIM_USER, "FACILITATOR-1", NULL };

static void
add_user (GvtCentral *central, const char *code, GvtRole role, const char *area)
{
  g_autoptr (GvtUser) user = gvt_user_new (code, role, area);
  g_autoptr (GError) error = NULL;

  gvt_central_add_user (central, user, &error);
  g_assert_no_error (error);
}

static void
make_centre (GvtSimCentre *centre, const char *folder)
{
  g_autofree char *root_key = g_build_filename (folder, "root.key", NULL);
  GvtCentralOptions options = {
    .folder = centre->folder, .name = "Latihan", .root_key_file = root_key, .practice = TRUE
  };
  g_autoptr (GError) error = NULL;

  gvt_central_create (&options, centre->clock, &error);
  g_assert_no_error (error);
  gvt_sim_centre_start (centre);
  add_user (centre->central, users[0], GVT_ROLE_OFFICER, "");
  add_user (centre->central, users[1], GVT_ROLE_SUPERVISOR, "");
  add_user (centre->central, users[2], GVT_ROLE_FACILITATOR, GVT_SIM_AREA);
  gvt_sim_centre_copy_key (centre);
  centre->n_lists = 0;
  gvt_sim_centre_publish (centre);
}

static void
take_in (GvtSimLaptop *laptop, GvtSimCentre *centre, const char *code)
{
  g_autoptr (GvtEnrolment) enrolment = NULL;
  g_autoptr (GvtCodeFile) file = NULL;
  g_autoptr (GPtrArray) named = NULL;
  g_autoptr (GError) error = NULL;
  GvtNewUser chosen[G_N_ELEMENTS (users) - 1];

  laptop->profile = gvt_profile_new (laptop->folder, laptop->clock, gvt_feature_projections ());
  enrolment = gvt_enrolment_new (laptop->profile, ADDRESS, GVT_TRANSPORT (centre->link));
  file = gvt_code_file_parse (code, &error);
  g_assert_no_error (error);
  named = gvt_enrolment_ask (enrolment, file->codes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (named->len, ==, G_N_ELEMENTS (chosen));
  for (guint i = 0; i < named->len; i++)
    chosen[i] = (GvtNewUser){ named->pdata[i], GVT_SIM_PASSPHRASE };
  gvt_enrolment_take (enrolment, chosen, named->len, &kdf, NULL, &error);
  g_assert_no_error (error);
}

void
gvt_sim_genesis_make (const char *folder)
{
  GvtSimCentre *centre = gvt_sim_centre_new (folder, GVT_TEST_NOW_US);
  g_autoptr (GPtrArray) codes = NULL;
  g_autoptr (GError) error = NULL;

  make_centre (centre, folder);
  codes = gvt_central_issue_codes (centre->central, users, GVT_SIM_N_LAPTOPS, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < GVT_SIM_N_LAPTOPS; i++)
    {
      GvtSimLaptop *laptop = gvt_sim_laptop_new (folder, i, GVT_TEST_NOW_US);

      take_in (laptop, centre, codes->pdata[i]);
      gvt_sim_laptop_free (laptop);
    }
  gvt_sim_centre_free (centre);
}
