import { copyrightOwner } from '../../src/signals/copyright-owner.ts';
import { signalContract } from '../contract/signal.contract.ts';

signalContract(copyrightOwner);
