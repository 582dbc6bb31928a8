/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-enrolment.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "gvt-caller.h"
#include "gvt-db-lock.h"
#include "gvt-enrol-message.h"
#include "gvt-enrolment-leftovers.h"
#include "gvt-enrolment-settle.h"
#include "gvt-error.h"
#include "gvt-keys-statement.h"
#include "gvt-roll-holders.h"

struct _GvtEnrolment
{
  GObject parent_instance;

  GvtProfile *profile;
  char *address;
  GvtTransport *transport;

  GArray *codes;          /* of GvtEnrolmentCode; (nullable) until the centre was asked */
  guint at;               /* which of them is in use */
  GBytes *keys_bytes;     /* (nullable): until the centre was asked */
  GvtKeysStatement *keys; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (GvtEnrolment, gvt_enrolment, G_TYPE_OBJECT)

static void
gvt_enrolment_finalize (GObject *object)
{
  GvtEnrolment *self = GVT_ENROLMENT (object);

  g_clear_object (&self->profile);
  g_clear_object (&self->transport);
  g_free (self->address);
  g_clear_pointer (&self->codes, g_array_unref);
  g_clear_pointer (&self->keys_bytes, g_bytes_unref);
  g_clear_pointer (&self->keys, gvt_keys_statement_free);
  G_OBJECT_CLASS (gvt_enrolment_parent_class)->finalize (object);
}

static void
gvt_enrolment_class_init (GvtEnrolmentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_enrolment_finalize;
}

static void
gvt_enrolment_init (GvtEnrolment *self)
{
}

GvtEnrolment *
gvt_enrolment_new (GvtProfile *profile, const char *address, GvtTransport *transport)
{
  GvtEnrolment *self;

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && address != NULL, NULL);
  g_return_val_if_fail (GVT_IS_TRANSPORT (transport), NULL);

  self = g_object_new (GVT_TYPE_ENROLMENT, NULL);
  self->profile = g_object_ref (profile);
  self->address = g_strdup (address);
  self->transport = g_object_ref (transport);
  return self;
}

static const GvtEnrolmentCode *
present_code (GvtEnrolment *self)
{
  return &g_array_index (self->codes, GvtEnrolmentCode, self->at);
}

/* A code may be older than the root key: that of the time when it was issued is meant. */
static gboolean
check_root (GvtEnrolment *self, const GvtKeysStatement *keys, GError **error)
{
  const GArray *former = keys->former_roots;

  for (guint i = 0; former != NULL && i < former->len; i++)
    if (gvt_enrolment_code_check_root (present_code (self),
                                       &g_array_index (former, GvtFormerRoot, i).key, NULL))
      return TRUE;
  return gvt_enrolment_code_check_root (present_code (self), &keys->root_key, error);
}

/* The centre says who it is; the code says who it must be. */
static gboolean
meet_centre (GvtEnrolment *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_transport_call (self->transport, "keys", NULL,
                                                 GVT_KEYS_STATEMENT_MAX_BYTES, cancellable, error);
  g_autoptr (GvtKeysStatement) keys = bytes != NULL ? gvt_keys_statement_read (bytes, error) : NULL;

  if (keys == NULL || !check_root (self, keys, error)
      || !gvt_keys_statement_check_time (
          keys, gvt_clock_now_us (gvt_profile_get_clock (self->profile)), error))
    return FALSE;

  g_clear_pointer (&self->keys_bytes, g_bytes_unref);
  g_clear_pointer (&self->keys, gvt_keys_statement_free);
  self->keys_bytes = g_steal_pointer (&bytes);
  self->keys = g_steal_pointer (&keys);
  return TRUE;
}

/* One code. */
static GvtEnrolAnswer *
try_code (GvtEnrolment *self,
          GvtCaller *caller,
          GvtEnrolRequest *request,
          GCancellable *cancellable,
          GError **error)
{
  const GvtEnrolmentCode *code = present_code (self);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) answer = NULL;

  g_clear_pointer (&request->secret, gvt_secret_unref);
  request->secret = gvt_secret_new (code->secret, sizeof code->secret);
  sealed = gvt_enrol_request_seal (request, &self->keys->sealing_key, error);
  if (sealed == NULL)
    return NULL;

  answer = gvt_caller_call (caller, GVT_CALL_ENROL, sealed, GVT_ENROL_ANSWER_MAX_BYTES, cancellable,
                            error);
  if (answer == NULL)
    return NULL;

  return gvt_enrol_answer_read (answer, &self->keys->signing_key, request->step,
                                &request->device_key, error);
}

/* The next code serves where another laptop was faster, or where strangers guessed at one until it
 * closed. That costs no try: a try is a wrong secret. */
static gboolean
is_spent (const GError *error)
{
  return g_error_matches (error, GVT_ERROR, GVT_ERROR_TAKEN)
         || g_error_matches (error, GVT_ERROR, GVT_ERROR_EXPIRED);
}

/* No device yet, so no id: the key itself says who is speaking. */
static GvtEnrolAnswer *
call_centre (GvtEnrolment *self,
             GvtEnrolRequest *request,
             GvtSecret *device_key,
             GCancellable *cancellable,
             GError **error)
{
  const GvtId nobody = { { 0 } };
  g_autoptr (GvtCaller) caller = gvt_caller_new (self->transport, &nobody, 1, device_key);
  g_autoptr (GError) local = NULL;

  for (guint i = 0; i < self->codes->len; i++)
    {
      GvtEnrolAnswer *answer;

      g_clear_error (&local);
      answer = try_code (self, caller, request, cancellable, &local);
      if (answer != NULL)
        return answer;
      if (!is_spent (local))
        break;
      self->at = (self->at + 1) % self->codes->len;
    }

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static GvtEnrolRequest *
make_request (GvtEnrolStep step, const GvtSecret *device_key)
{
  GvtPublicKey public_key;

  gvt_signing_key_public (device_key, &public_key);
  return gvt_enrol_request_new (step, NULL, &public_key);
}

static gboolean
check_not_enrolled (GvtEnrolment *self, GError **error)
{
  if (!gvt_profile_is_enrolled (self->profile))
    return TRUE;

  gvt_error_tell (error, GVT_ERROR_STATE,
                  _ ("This laptop is enrolled already. Nothing was changed, and no code was used "
                     "up. It needs no code any more: unlock it and synchronise."));
  return FALSE;
}

GPtrArray *
gvt_enrolment_ask (GvtEnrolment *self, GArray *codes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GvtSecret) passing_key = gvt_signing_key_new (); /* the vault's comes later */
  g_autoptr (GvtEnrolRequest) request = NULL;
  g_autoptr (GvtEnrolAnswer) answer = NULL;

  g_return_val_if_fail (GVT_IS_ENROLMENT (self) && codes->len > 0, NULL);

  if (!check_not_enrolled (self, error))
    return NULL;

  g_clear_pointer (&self->codes, g_array_unref);
  self->codes = g_array_ref (codes);
  self->at = randombytes_uniform (self->codes->len);
  if (!meet_centre (self, cancellable, error))
    return NULL;

  request = make_request (GVT_ENROL_ASK, passing_key);
  answer = call_centre (self, request, passing_key, cancellable, error);
  return answer != NULL ? g_ptr_array_ref (answer->users) : NULL;
}

const char *
gvt_enrolment_get_centre_name (GvtEnrolment *self)
{
  return self->keys != NULL ? self->keys->name : NULL;
}

gboolean
gvt_enrolment_is_practice (GvtEnrolment *self)
{
  return self->keys != NULL && self->keys->practice;
}

/* The window and the command line may be at it at once, and what one has half made the other must
 * not take for a leftover. Looked at again under the lock: the other may have come to its end. */
static GvtDbLock *
lock_folder (GvtEnrolment *self, GError **error)
{
  g_autofree char *path = gvt_profile_path (self->profile, "enrolment", NULL);
  g_autoptr (GvtDbLock) folder_lock = gvt_db_lock_take_alone (path, error);

  return folder_lock != NULL && check_not_enrolled (self, error) ? g_steal_pointer (&folder_lock)
                                                                 : NULL;
}

gboolean
gvt_enrolment_abandon (GvtEnrolment *self, GError **error)
{
  g_autoptr (GvtDbLock) folder_lock = NULL;

  g_return_val_if_fail (GVT_IS_ENROLMENT (self), FALSE);

  folder_lock = lock_folder (self, error);
  return folder_lock != NULL && gvt_enrolment_clear_folder (self->profile, error);
}

/* Whom the vault is made for: one who opens the roll. */
static const GvtNewUser *
find_first (const GvtNewUser *users, guint n_users)
{
  for (guint i = 0; i < n_users; i++)
    if (gvt_role_opens_roll (users[i].user->role))
      return &users[i];

  return &users[0];
}

static GvtVault *
make_vault (GvtEnrolment *self,
            const char *path,
            const GvtNewUser *first,
            const GvtKdf *kdf,
            GError **error)
{
  g_autoptr (GvtSecret) device_key = gvt_signing_key_new ();
  GvtKdf measured;

  if (kdf == NULL)
    gvt_kdf_calibrate (&measured);
  if (!gvt_enrolment_clear_folder (self->profile, error))
    return NULL;

  return gvt_vault_create (path, first->user, first->passphrase, kdf != NULL ? kdf : &measured,
                           device_key, error);
}

/* What was begun and cut off. Its device key may be known to the centre: it is not thrown away
 * because of a slip of the hand. */
static GvtVault *
reopen_vault (const char *path, const GvtNewUser *first, GError **error)
{
  g_autoptr (GvtVault) vault = gvt_vault_open (path, error);

  if (vault != NULL && gvt_vault_unlock (vault, first->user->code, first->passphrase, error))
    return g_steal_pointer (&vault);

  g_prefix_error (error, "An enrolment was begun here: ");
  return NULL;
}

static gboolean
add_others (GvtVault *vault, const GvtNewUser *users, guint n_users, GError **error)
{
  for (guint i = 0; i < n_users; i++)
    {
      GvtPublicKey known;

      if (!gvt_vault_get_user_public (vault, users[i].user->code, &known, NULL)
          && !gvt_vault_add_user (vault, users[i].user, users[i].passphrase, error))
        return FALSE;
    }

  return TRUE;
}

static GvtVault *
ready_vault (GvtEnrolment *self,
             const char *path,
             const GvtNewUser *users,
             guint n_users,
             const GvtKdf *kdf,
             GError **error)
{
  const GvtNewUser *first = find_first (users, n_users);
  g_autoptr (GvtVault) vault = NULL;

  vault = g_file_test (path, G_FILE_TEST_EXISTS) ? reopen_vault (path, first, error)
                                                 : make_vault (self, path, first, kdf, error);
  return vault != NULL && add_others (vault, users, n_users, error) ? g_steal_pointer (&vault)
                                                                    : NULL;
}

static gboolean
add_user_keys (GvtEnrolRequest *request, GvtVault *vault, GError **error)
{
  g_autoptr (GPtrArray) users = gvt_vault_get_users (vault);

  for (guint i = 0; i < users->len; i++)
    {
      const GvtUser *user = g_ptr_array_index (users, i);
      GvtPublicKey key;

      if (!gvt_vault_get_user_public (vault, user->code, &key, error))
        return FALSE;
      gvt_enrol_request_add_user (request, user->code, &key);
    }

  return TRUE;
}

static GvtEnrolAnswer *
register_vault (GvtEnrolment *self, GvtVault *vault, GCancellable *cancellable, GError **error)
{
  g_autoptr (GvtSecret) device_key = gvt_vault_dup_device_key (vault, error);
  g_autoptr (GvtEnrolRequest) request = NULL;
  GvtEnrolAnswer *answer;

  if (device_key == NULL)
    return NULL;

  request = make_request (GVT_ENROL_TAKE, device_key);
  gvt_vault_get_roll_public (vault, &request->roll_public);
  request->lookup_key = gvt_vault_dup_lookup_key (vault, error);
  if (request->lookup_key == NULL || !add_user_keys (request, vault, error))
    return NULL;

  answer = call_centre (self, request, device_key, cancellable, error);
  if (answer == NULL || answer->practice == self->keys->practice)
    return answer;

  gvt_enrol_answer_free (answer);
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                       "Practice and the real thing are mixed up at the centre");
  return NULL;
}

static gboolean
take_alone (GvtEnrolment *self,
            const GvtNewUser *users,
            guint n_users,
            const GvtKdf *kdf,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *path = gvt_profile_path (self->profile, GVT_ENROLMENT_VAULT, NULL);
  g_autofree char *final_path = gvt_profile_path (self->profile, "vault", NULL);
  g_autoptr (GvtVault) vault = ready_vault (self, path, users, n_users, kdf, error);
  g_autoptr (GvtEnrolAnswer) answer = vault != NULL
                                          ? register_vault (self, vault, cancellable, error)
                                          : NULL;

  if (answer == NULL)
    return FALSE;

  if (gvt_enrolment_settle (self->profile, vault, answer, self->address, self->keys_bytes, error)
      && gvt_vault_move (vault, final_path, error))
    return TRUE;

  gvt_profile_lock (self->profile);
  return FALSE;
}

static gboolean
check_holders (const GvtNewUser *users, guint n_users, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < n_users; i++)
    g_ptr_array_add (all, (gpointer) users[i].user);
  return gvt_roll_holders_check (all, error);
}

gboolean
gvt_enrolment_take (GvtEnrolment *self,
                    const GvtNewUser *users,
                    guint n_users,
                    const GvtKdf *kdf,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GvtDbLock) folder_lock = NULL;

  g_return_val_if_fail (GVT_IS_ENROLMENT (self) && self->keys != NULL && n_users > 0, FALSE);

  folder_lock = check_holders (users, n_users, error) ? lock_folder (self, error) : NULL;
  return folder_lock != NULL && take_alone (self, users, n_users, kdf, cancellable, error);
}
