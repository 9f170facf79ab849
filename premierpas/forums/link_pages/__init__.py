"""The pages that open without an account: a stand's, a speaker's."""
