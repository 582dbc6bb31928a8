/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central-create.h"
#include "gvt-central-devices.h"
#include "gvt-central-people.h"
#include "gvt-central-private.h"
#include "gvt-enrolment-code.h"
#include "gvt-json.h"
#include "gvt-outbox-message.h"
#include "gvt-region.h"
#include "gvt-test.h"

G_BEGIN_DECLS

/* A practice centre in a folder of its own, with three users: OFFICER-1 and SUPERVISOR-1 for all,
 * FACILITATOR-1 for 99.01. */
typedef struct
{
  const char *folder;
  char *root_key_file;
  GvtClock *clock; /* moved by hand */
  char *database;  /* (nullable): the address, where it is no file */
  GvtCentral *central;
} GvtCentralFixture;

/** gvt_test_central_is_on_server: with GVT_TEST_DATABASE=postgresql in the environment, where each
 * fixture's centre is kept in a PostgreSQL database, of a server of this program alone. Where that
 * server's programs are missing the tests count as skipped, and use files */
gboolean gvt_test_central_is_on_server (void);

/** gvt_test_central_take_database: Returns: (transfer full) (nullable): the address of one more
 * empty database of that server; %NULL where centres are files */
char *gvt_test_central_take_database (void);
/** gvt_test_central_give_back: @address: (transfer full) (nullable) */
void gvt_test_central_give_back (char *address);
/** gvt_test_central_dump: Returns: (transfer full) (nullable): what pg_dump makes of the fixture's
 * database; %NULL when it is a file */
char *gvt_test_central_dump (GvtCentralFixture *fixture);

void gvt_central_fixture_set_up (GvtCentralFixture *self, gconstpointer unused);
void gvt_central_fixture_tear_down (GvtCentralFixture *self, gconstpointer unused);

/* Closes and opens it again. */
void gvt_central_fixture_reopen (GvtCentralFixture *self);

/* What a laptop holds after it was taken in. */
typedef struct
{
  GvtId device;
  char *code;
  GvtSecret *device_key;
  GvtSecret *roll_key;
  GPtrArray *prekey_secrets; /* GvtSecret, as in @prekeys */
  GArray *prekeys;           /* GvtPrekey */
} GvtTestLaptop;

/** gvt_test_laptop_enrol: a laptop for @users (%NULL-terminated) that deposits @n_prekeys */
GvtTestLaptop *
gvt_test_laptop_enrol (GvtCentralFixture *fixture, const char *const *users, guint n_prekeys);
void gvt_test_laptop_free (GvtTestLaptop *self);
/** gvt_test_laptop_add_prekeys: makes @n more, to be deposited. Returns: (transfer full) */
GArray *gvt_test_laptop_add_prekeys (GvtTestLaptop *self, guint n);

/** gvt_test_laptop_pull: the messages after @after, checked as the laptop would: each signed, and
 * in one chain. @prekeys: (nullable): deposited first. Returns: (transfer full) (element-type
 * GvtOutboxMessage) */
GPtrArray *
gvt_test_laptop_pull (GvtTestLaptop *self, GvtCentral *central, guint64 after, GArray *prekeys);
/** gvt_test_laptop_open_lease: Returns: (transfer full): what the lease in @message says, opened
 * with the prekey it names */
JsonObject *gvt_test_laptop_open_lease (GvtTestLaptop *self, const GvtOutboxMessage *message);

/** gvt_test_central_import_regions: the invented list of the fixtures. Returns: (transfer full) */
GvtRegionList *gvt_test_central_import_regions (GvtCentral *central);

/** gvt_test_code_secret: the secret in a code as it was issued. Returns: (transfer full) */
GvtSecret *gvt_test_code_secret (const char *code);
/** gvt_test_enrol_request: Returns: (transfer full): with keys for @users, %NULL when asking */
GvtEnrolRequest *gvt_test_enrol_request (GvtEnrolStep step,
                                         GvtSecret *secret,
                                         const GvtSecret *device_key,
                                         const char *const *users);

/** gvt_test_central_assert_rebuilds: what a rebuild gives is what stands there */
void gvt_test_central_assert_rebuilds (GvtCentral *central);
/** gvt_test_central_kinds: the kinds of the centre's own events, in order, with blanks between.
 * Returns: (transfer full) */
char *gvt_test_central_kinds (GvtCentral *central);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtTestLaptop, gvt_test_laptop_free)

G_END_DECLS
