from tests.seeds import SEED


def pytest_report_header() -> str:
    return f"seed: GAZETTE_SEED={SEED}"
